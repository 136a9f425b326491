public import Domain
public import GRDB
internal import Store

/// What somebody counted at a place, beside the trips that were handed over.
public struct PlaceComparison: Sendable {
    /// Into the place or out of it.
    public enum Direction: String, Hashable, Sendable, CaseIterable {
        /// Passengers got in there.
        case pickUps = "pick-ups"

        /// Passengers got out there.
        case dropOffs = "drop-offs"
    }

    /// How both counts stand to each other.
    public enum Verdict: String, Hashable, Sendable, CaseIterable {
        /// Within the tolerance.
        case agree

        /// Fewer trips were handed over than were counted, whatever zone the untold ones had.
        case fewer = "fewer than against"

        /// More than were counted.
        case more = "more than against"

        /// Trips that tell no zone may make the difference.
        case untold = "zones of too many trips not told"

        /// No file is about some of the days.
        case notCovered = "no files about all of these days"
    }

    /// For people.
    public var place: String

    /// As trips tell it; `nil`: all together.
    public var operatorName: String?

    /// The class of service; `nil`: all together.
    public var service: String?

    /// The days that were counted.
    public var days: ClosedRange<CivilDate>

    /// Into the place or out of it.
    public var direction: Direction

    /// The trips that were handed over.
    public var trips = 0

    /// Trips of the days that do not tell the zone.
    public var untold = 0

    /// What was counted there.
    public var against: Int

    /// The load of the count.
    public var load: Int64

    /// Its row in the file.
    public var row: Int64

    /// Whether some file is about every one of the days.
    public var isCovered = false

    /// The difference as a part of the larger count.
    public var difference: Double {
        let larger = max(trips, against)
        return larger == 0 ? 0 : Double(trips - against) / Double(larger)
    }

    /// How both counts stand to each other.
    ///
    /// - Parameter tolerance: the part of the larger one within which they agree.
    /// - Returns: the verdict; trips that tell no zone speak for the operator.
    public func verdict(tolerance: Double) -> Verdict {
        guard isCovered else { return .notCovered }
        if abs(difference) <= tolerance { return .agree }
        if difference > 0 { return .more }
        let most = trips + untold
        let least = Double(against) * (1 - tolerance)
        return Double(most) >= least ? .untold : .fewer
    }

    /// Every count of a store beside its trips: of counts of the same thing the last one loaded.
    ///
    /// - Parameters:
    ///   - database: the store's.
    ///   - review: which files are about which days.
    ///   - submissions: which trips count.
    /// - Returns: by place, period, operator and direction.
    /// - Throws: `DatabaseError`.
    public static func all(
        _ database: Database,
        _ review: DeliveryReview,
        submissions: LatestSubmissions
    ) throws -> [PlaceComparison] {
        let counts = try PlaceCount.all(database)
        guard !counts.isEmpty else { return [] }
        var tally = PlaceTally(counts)
        try tally.count(database, submissions)
        return zip(counts, tally.sums).flatMap { count, sum -> [PlaceComparison] in
            let covered = review.days(of: count.operatorName)
            let isCovered = count.days.each.allSatisfy(covered.contains)
            return Direction.allCases.compactMap { direction in
                guard let against = count.counted[direction] else { return nil }
                return PlaceComparison(
                    place: count.place,
                    operatorName: count.operatorName,
                    service: count.service,
                    days: count.days,
                    direction: direction,
                    trips: sum.trips[direction, default: 0],
                    untold: sum.untold[direction, default: 0],
                    against: against,
                    load: count.load,
                    row: count.row,
                    isCovered: isCovered
                )
            }
        }
    }
}

extension DeliveryReview {
    /// The days that some file is about that tells of an operator; of any where none is asked for.
    fileprivate func days(of operatorName: String?) -> Set<CivilDate> {
        Set(
            files.filter { file in
                operatorName.map { name in file.hours.keys.contains { $0.operatorName == name } }
                    ?? true
            }.flatMap { $0.period?.days.each ?? [] }
        )
    }
}

extension ClosedRange<CivilDate> {
    /// Day by day.
    fileprivate var each: [CivilDate] {
        (0...lowerBound.nights(until: upperBound)).map { lowerBound.adding(days: $0) }
    }
}
