internal import StrictYAML

/// How a run of nights that became unavailable between two looks is taken: as a stay of guests or
/// as the host's own block.
public struct NightRunRules: Hashable, Sendable {
    /// A run longer than this is no tourist stay.
    public var longestStayNights: Int

    /// A review so many days after the end of a run speaks for a stay.
    public var reviewDays: Int

    /// How probable it is that guests stayed, by what the run looks like.
    public var bookedProbability: [RunLook: Double]

    init(_ entry: YAMLMapping) {
        longestStayNights = entry.integer("longest-stay-nights")
        reviewDays = entry.integer("review-days")
        _ = entry.string("source")
        let table = entry.mapping("booked-probability")
        bookedProbability = Dictionary(
            uniqueKeysWithValues: RunLook.allCases.map { ($0, table.part($0.rawValue)) }
        )
        table.end()
        if longestStayNights < 1 { entry.report("longest-stay-nights", "must be at least 1") }
        if reviewDays < 0 { entry.report("review-days", "must not be negative") }
        entry.end()
    }

    /// The probability that guests stayed in a run.
    public func probability(_ look: RunLook) -> Double { bookedProbability[look] ?? 0 }
}

/// What a run of unavailable nights looks like; the first that fits counts.
public enum RunLook: String, Hashable, Sendable, CaseIterable {
    /// A review followed soon after its end.
    case reviewed

    /// It goes on to the last night of the calendar.
    case toTheHorizon = "to-the-horizon"

    /// It is one or more whole calendar months.
    case wholeMonths = "whole-months"

    /// It is longer than tourists stay.
    case long

    /// It is shorter than the shortest stay the host takes.
    case shorterThanMinimumStay = "shorter-than-minimum-stay"

    /// None of these: as long as a stay.
    case likeAStay = "like-a-stay"
}
