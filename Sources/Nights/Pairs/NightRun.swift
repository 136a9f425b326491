public import Domain
public import Policies

/// Consecutive nights of a listing whose availability went the same way between two looks.
///
/// The nights of a run stand and fall together: they were booked as one, blocked as one, or freed
/// as one.
public struct NightRun: Hashable, Sendable {
    /// The platform's id of the listing.
    public var listingID: String

    /// The first night.
    public var first: CivilDate

    /// How many nights.
    public var nights: Int

    /// How the earlier snapshot shows them.
    public var earlier: ListingCalendar.Night

    /// How the later snapshot shows them.
    public var later: ListingCalendar.Night

    /// What is taken to have happened.
    public var state: NightState

    /// What the run looks like, where it became unavailable.
    public var look: RunLook?

    /// The day after the last night.
    public var end: CivilDate { first.adding(days: nights) }

    /// How availability went.
    public var change: Change {
        switch (earlier, later) {
        case (.available, .available): .stayedAvailable
        case (.available, _): .becameUnavailable
        case (_, .available): .becameAvailable
        default: .stayedUnavailable
        }
    }

    /// How availability went between two looks.
    public enum Change: String, Hashable, Sendable, CaseIterable {
        case stayedAvailable = "available, still available"
        case becameUnavailable = "available, then unavailable"
        case becameAvailable = "unavailable, then available"
        case stayedUnavailable = "unavailable, still unavailable"
    }
}

extension NightRunRules {
    /// What a run that became unavailable looks like.
    ///
    /// - Parameters:
    ///   - run: its first night and the day after its last.
    ///   - calendar: the later calendar of the listing.
    ///   - reviews: the days of the listing's reviews.
    ///   - wasSeenAvailable: whether an earlier look showed the nights available.
    /// - Returns: the first look that fits.
    func look(
        of run: Range<CivilDate>,
        in calendar: ListingCalendar,
        reviews: [CivilDate],
        wasSeenAvailable: Bool = true
    ) -> RunLook {
        let nights = run.lowerBound.nights(until: run.upperBound)
        if run.upperBound == calendar.end { return .toTheHorizon }
        if run.lowerBound.components.day == 1, run.upperBound.components.day == 1 {
            return .wholeMonths
        }
        let minimum = calendar.minimumStay(of: run.lowerBound)
        if nights > max(longestStayNights, 2 * minimum) { return .long }
        let lastDay = run.upperBound.adding(days: reviewDays)
        if reviews.contains(where: { run.upperBound <= $0 && $0 <= lastDay }) { return .reviewed }
        if nights < minimum { return .shorterThanMinimumStay }
        return wasSeenAvailable ? .likeAStay : .atFirstSight
    }
}
