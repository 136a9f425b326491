public import Domain
internal import GRDB
internal import Policies
internal import Store

/// Two files of one format about the same days.
///
/// Late corrections happen: the later file replaces the earlier one, which stays in the store, so
/// that what was handed over first can still be seen.
public struct DeliveryRepetition: Hashable, Sendable {
    /// The load that came first.
    public var earlier: Int64

    /// The load that came later.
    public var later: Int64

    /// The days that both are about.
    public var days: ClosedRange<CivilDate>

    /// Trips of the earlier file on these days.
    public var earlierTrips: Int

    /// Trips of the later one.
    public var laterTrips: Int

    /// Trips of the smaller file that the other has too; `nil` where nothing tells.
    ///
    /// Of many trips without references a part is compared that is drawn by their contents.
    public var equal: Share?

    /// By what it was decided.
    public var basis: Basis

    /// Whether the later file replaces the earlier one: most of its trips are the same, or, where
    /// no trips can be told to be equal, both names tell the same period.
    public var isReplacement: Bool

    /// What tells whether a file was sent again.
    public enum Basis: String, Hashable, Sendable, CaseIterable {
        /// References of trips.
        case references

        /// What trips without references tell: who, when, from where, to where, how far.
        case rows

        /// The periods in the names of both files.
        case names
    }

    static func all(
        _ database: Database,
        _ files: [Submission],
        _ measures: DeliveryMeasures
    ) throws -> [DeliveryRepetition] {
        var found: [DeliveryRepetition] = []
        for (place, later) in files.enumerated() {
            for earlier in files[..<place] where earlier.load.formatID == later.load.formatID {
                let (one, two) = (earlier.period, later.period)
                guard !earlier.operators.isDisjoint(with: later.operators),
                    one.days.overlaps(two.days)
                else { continue }
                found.append(
                    try DeliveryRepetition(database, earlier: earlier, later: later, measures)
                )
            }
        }
        return found
    }

    private init(
        _ database: Database,
        earlier: Submission,
        later: Submission,
        _ measures: DeliveryMeasures
    ) throws {
        let (one, two) = (earlier.period, later.period)
        let days = one.days.clamped(to: two.days)
        self.earlier = earlier.load.id
        self.later = later.load.id
        self.days = days
        earlierTrips = earlier.trips(on: days)
        laterTrips = later.trips(on: days)
        basis = .names
        isReplacement = one.isDeclared && two.isDeclared && one.days == two.days
        if let share = try Self.equal(database, earlier.load.id, later.load.id) {
            (equal, basis) = (share, .references)
        } else if min(earlierTrips, laterTrips) >= measures.leastEqualRows {
            guard let share = try EqualRows(database, earlier, later, days, measures).share else {
                return
            }
            (equal, basis) = (share, .rows)
        }
        if let share = equal?.quotient { isReplacement = share >= measures.equalShare }
    }

    /// Which part of the smaller load's references the other one has; `nil` where either has none.
    private static func equal(
        _ database: Database,
        _ first: Int64,
        _ second: Int64
    ) throws -> Share? {
        let one = try references(database, first)
        let two = try references(database, second)
        guard !one.isEmpty, !two.isEmpty else { return nil }
        return Share(
            one.countInCommon(with: two),
            of: min(one.count, two.count),
            unit: "trip"
        )
    }

    /// The references of a load, sorted.
    private static func references(_ database: Database, _ load: Int64) throws -> [Int64] {
        var references: [Int64] = []
        var block = TripBlock()
        let scan = try TripScan(database, load: load, fields: [.reference])
        while try scan.next(into: &block) {
            references += block[.reference][..<block.count].filter { $0 != PackedColumn.missing }
        }
        return references.sorted()
    }
}

/// The trips that count where files replace each other: of each series, day by day, those of the
/// latest file.
struct LatestTrips {
    private(set) var hours: [TripSeries: TripHours] = [:]

    /// From the first to the last day that a series' files are about.
    private(set) var days: [TripSeries: ClosedRange<CivilDate>] = [:]

    /// The days that some file of a series' format is about.
    private(set) var covered: [TripSeries: Set<CivilDate>] = [:]
    private(set) var monthly: [MonthlyCounts] = []

    init(_ files: [DeliveredFile], _ submissions: LatestSubmissions) {
        var coveredByFormat: [String: Set<CivilDate>] = [:]
        for file in files {
            guard let days = file.period?.days else { continue }
            let length = days.lowerBound.nights(until: days.upperBound)
            for offset in 0...length {
                coveredByFormat[file.load.formatID, default: []].insert(
                    days.lowerBound.adding(days: offset)
                )
            }
        }
        for file in files {
            guard let period = file.period else { continue }
            func counts(_ day: CivilDate) -> Bool {
                submissions.replacement(load: file.load.id, day: day) == nil
            }
            for (series, hours) in file.hours {
                self.hours[series, default: TripHours()].merge(hours, days: counts)
                covered[series] = coveredByFormat[series.format]
                let known = days[series] ?? period.days
                days[series] =
                    min(
                        known.lowerBound,
                        period.days.lowerBound
                    )...max(
                        known.upperBound,
                        period.days.upperBound
                    )
            }
            guard !file.bases.isEmpty else { continue }
            let place =
                monthly.firstIndex { $0.format == file.load.formatID }
                ?? {
                    monthly.append(MonthlyCounts(format: file.load.formatID))
                    return monthly.count - 1
                }()
            monthly[place].isOfSomeBases = true
            monthly[place].cover(period.days)
            for (key, count) in file.bases
            where counts(key.month) {
                monthly[place].counts[key, default: 0] += count
            }
        }
    }
}
