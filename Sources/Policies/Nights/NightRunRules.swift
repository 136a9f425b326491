internal import StrictYAML

/// How a run of nights that became unavailable between two looks is taken: as a stay of guests or
/// as the host's own block.
public struct NightRunRules: Hashable, Sendable {
    /// A run longer than this is no tourist stay.
    public var longestStayNights: Int

    /// A review so many days after the end of a run speaks for a stay.
    public var reviewDays: Int

    /// A look tells about nights up to so many days after it; older looks do not cover a night.
    public var freshDays: Int

    init(_ entry: YAMLMapping) {
        freshDays = entry.integer("fresh-days")
        longestStayNights = entry.integer("longest-stay-nights")
        reviewDays = entry.integer("review-days")
        _ = entry.string("source")
        if longestStayNights < 1 { entry.report("longest-stay-nights", "must be at least 1") }
        if reviewDays < 0 { entry.report("review-days", "must not be negative") }
        entry.end()
    }
}

/// What a run of unavailable nights looks like; the first that fits counts.
public enum RunLook: String, Hashable, Sendable, CaseIterable {
    /// It goes on to the last night of the calendar.
    case toTheHorizon = "to-the-horizon"

    /// It is one or more whole calendar months.
    case wholeMonths = "whole-months"

    /// It is longer than tourists stay, and than twice the minimum stay.
    case long

    /// A review followed soon after its end.
    case reviewed

    /// It is shorter than the shortest stay the host takes.
    case shorterThanMinimumStay = "shorter-than-minimum-stay"

    /// It is as long as a stay, and was never seen available: unknown between two calendars.
    case atFirstSight = "at-first-sight"

    /// It is as long as a stay.
    case likeAStay = "like-a-stay"
}
