internal import StrictYAML

/// What is assumed of stays where nobody declared them: by city, as far as it was calibrated.
public struct EstimateRules: Hashable, Sendable {
    /// The city it was calibrated for; `nil` for the one that holds elsewhere.
    public var city: String?

    /// The part of stays that are reviewed: the mean.
    public var reviewRate: Double

    /// The part of stays that are reviewed: how sure that is, as a standard deviation.
    public var reviewRateSpread: Double

    /// Nights beyond the minimum stay, on the mean.
    public var extraNights: Double

    /// The same where the minimum stay is of the length of long lets.
    public var extraNightsOfLongStays: Double

    /// From which minimum stay on a let is a long one.
    public var longStayNights: Int

    /// How probable it is that the minimum stay shown today held all year.
    public var minimumStayTrust: Double

    /// How long hosts keep nights for themselves, on the mean.
    public var blockNights: Double

    /// How often a year hosts keep nights for themselves, on the mean.
    public var blocksAYear: Double

    /// How often two stays follow each other within one run.
    public var adjacentStays: Double

    /// How far the bookings of some months stray from those of the others: the standard deviation of
    /// their ratio.
    public var seasonSpread: Double

    /// The part of stays that are booked less than so many days ahead, by days from 1 on.
    public var bookedWithinDays: [Double]

    /// How probable it is that guests stayed in a run of nights, by what the run looks like.
    public var bookedProbability: [RunLook: Double]

    init(_ entry: YAMLMapping) {
        city = entry.optionalString("city")
        _ = entry.string("source")
        reviewRate = entry.part("review-rate")
        reviewRateSpread = entry.part("review-rate-spread")
        extraNights = entry.optionalNumber("extra-nights") ?? 0
        extraNightsOfLongStays = entry.optionalNumber("extra-nights-of-long-stays") ?? 0
        longStayNights = entry.integer("long-stay-nights")
        minimumStayTrust = entry.part("minimum-stay-trust")
        bookedWithinDays = entry.strings("booked-within-days").compactMap(Double.init)
        let table = entry.mapping("booked-probability")
        bookedProbability = Dictionary(
            uniqueKeysWithValues: RunLook.allCases.map { ($0, table.part($0.rawValue)) }
        )
        table.end()
        if reviewRate <= 0 { entry.report("review-rate", "must be above 0") }
        if reviewRateSpread * reviewRateSpread >= reviewRate * (1 - reviewRate) {
            entry.report("review-rate-spread", "is more than a part can vary")
        }
        blockNights = entry.optionalNumber("block-nights") ?? 0
        blocksAYear = entry.optionalNumber("blocks-a-year") ?? 0
        adjacentStays = entry.part("adjacent-stays")
        seasonSpread = entry.part("season-spread")
        for key in ["block-nights", "blocks-a-year", "extra-nights", "extra-nights-of-long-stays"] {
            guard let mean = entry.optionalNumber(key), mean > 0 else {
                entry.report(key, "expected a number above 0")
                continue
            }
        }
        let within = bookedWithinDays
        if within.isEmpty || zip(within, within.dropFirst()).contains(where: >)
            || within.contains(where: { !(0...1 ~= $0) })
        {
            entry.report("booked-within-days", "expected parts from 0 to 1 that do not fall")
        }
    }

    /// Nights beyond the minimum stay, on the mean, for a listing.
    public func extraNights(minimumStay: Int) -> Double {
        minimumStay >= longStayNights ? extraNightsOfLongStays : extraNights
    }

    /// The part of stays that are booked less than so many days ahead.
    public func bookedWithin(days: Int) -> Double {
        days < 1 ? 0 : bookedWithinDays[min(days, bookedWithinDays.count) - 1]
    }
}
