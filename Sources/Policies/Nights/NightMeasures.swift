internal import Domain
public import StrictYAML

/// How nights are counted and estimated: `analyses/measures/nights.yaml`.
public struct NightMeasures: Sendable {
    /// The definitions of full-time use, the first is the one used where none is named.
    public var fullTimeUse: [FullTimeUseRule]

    /// The part of a period that must have been observed for a verdict.
    public var minimumCoverage: Double

    /// Calendars and reviews belong to listings of at most so many days before or after them.
    public var sameDumpDays: Int

    /// The occupancy model that a publisher prints beside its listings.
    public var published: PublishedModel

    /// How a run of nights that became unavailable is taken.
    public var runs: NightRunRules

    /// What is assumed of stays: by city where it was calibrated, and elsewhere.
    public var estimates: [EstimateRules]

    /// From which part of a cap on a count is near it.
    public var nearShare: Double

    /// The least part of a declarer's median month that makes a month declared.
    public var toldMonthShare: Double

    /// How a heap of counts below a cap is looked for.
    public var bunching: BunchingRules

    /// With which probability a count must be above a cap to be called over.
    public var overProbability: Double

    /// What is assumed in a city.
    public func estimates(city: String?) -> EstimateRules? {
        estimates.first { $0.city == city } ?? estimates.first { $0.city == nil }
    }

    /// Reads the file.
    ///
    /// - Throws: `YAMLError` with every problem.
    public init(document: YAMLDocument) throws(YAMLError) {
        let root = document.root
        _ = root.string("id")
        fullTimeUse = root.list("full-time-use") { FullTimeUseRule($0) }
        if fullTimeUse.isEmpty { root.report("full-time-use", "at least one is needed") }
        minimumCoverage = root.part("minimum-coverage")
        sameDumpDays = root.integer("same-dump-days")
        if sameDumpDays < 0 { root.report("same-dump-days", "must not be negative") }
        published = PublishedModel(root.mapping("published-occupancy"))
        runs = NightRunRules(root.mapping("calendar-runs"))
        nearShare = root.part("near-share")
        overProbability = root.part("over-probability")
        toldMonthShare = root.part("told-month-share")
        bunching = BunchingRules(root.mapping("bunching"))
        estimates = root.list("estimates") { EstimateRules($0) }
        if !estimates.contains(where: { $0.city == nil }) {
            root.report("estimates", "one without a city is needed")
        }
        root.end()
        try document.finish()
    }
}

/// When a home counts as let full time: booked and offered so often within a window.
///
/// Source: UPGo-McGill, strr, "frequently rented entire home".
public struct FullTimeUseRule: Hashable, Sendable {
    /// The name of the definition.
    public var id: String

    /// How many nights the window has; the last one is the day that is judged.
    public var windowDays: Int

    /// So many nights of the window must have been booked.
    public var bookedNights: Int

    /// So many nights of the window must have been booked or available.
    public var offeredNights: Int

    /// A definition.
    public init(id: String, windowDays: Int, bookedNights: Int, offeredNights: Int) {
        self.id = id
        self.windowDays = windowDays
        self.bookedNights = bookedNights
        self.offeredNights = offeredNights
    }

    init(_ entry: YAMLMapping) {
        id = entry.string("id")
        windowDays = entry.integer("window-days")
        bookedNights = entry.integer("booked-nights")
        offeredNights = entry.integer("offered-nights")
        _ = entry.string("source")
        if windowDays < 1 { entry.report("window-days", "must be at least 1") }
        if !(0...max(0, windowDays) ~= bookedNights) {
            entry.report("booked-nights", "must lie between 0 and 'window-days'")
        }
        if !(bookedNights...max(bookedNights, windowDays) ~= offeredNights) {
            entry.report("offered-nights", "must lie between 'booked-nights' and 'window-days'")
        }
    }
}

/// The publisher's occupancy model: a factor on reviews, a stay, a ceiling.
///
/// Source: Inside Airbnb, "San Francisco model", <https://insideairbnb.com/data-assumptions/>.
public struct PublishedModel: Hashable, Sendable {
    /// Stays for each review.
    public var reviewFactor: Int

    /// The stay in nights that is assumed where the minimum stay is shorter and the dump itself
    /// tells no other.
    public var baseStayNights: Int

    /// The most nights of a year that are ever estimated.
    public var ceilingNights: Int

    init(_ entry: YAMLMapping) {
        reviewFactor = entry.integer("review-factor")
        baseStayNights = entry.integer("base-stay-nights")
        ceilingNights = entry.integer("ceiling-nights")
        _ = entry.string("source")
        for key in ["review-factor", "base-stay-nights", "ceiling-nights"] where entry.has(key) {
            if !(1...100_000 ~= entry.integer(key)) { entry.report(key, "must be at least 1") }
        }
        entry.end()
    }
}

extension YAMLMapping {
    /// A required part of a whole, from 0 to 1.
    func part(_ key: String) -> Double {
        guard let part = optionalNumber(key) else {
            if !has(key) { report(key, "is missing") }
            return 0
        }
        if !(0...1 ~= part) { report(key, "must lie between 0 and 1") }
        return part
    }
}
