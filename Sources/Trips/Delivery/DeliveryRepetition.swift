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

    /// Trips of the smaller file that the other has too, by their references; `nil` where trips
    /// have none.
    public var equal: Share?

    /// Whether the later file replaces the earlier one: most of its trips are the same, or, where
    /// trips have no references, both names tell the same period.
    public var isReplacement: Bool

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
                let days = one.days.clamped(to: two.days)
                let equal = try equal(database, earlier.load.id, later.load.id)
                let isReplacement =
                    if let share = equal?.quotient {
                        share >= measures.equalShare
                    } else {
                        one.isDeclared && two.isDeclared && one.days == two.days
                    }
                found.append(
                    DeliveryRepetition(
                        earlier: earlier.load.id,
                        later: later.load.id,
                        days: days,
                        earlierTrips: earlier.trips(on: days),
                        laterTrips: later.trips(on: days),
                        equal: equal,
                        isReplacement: isReplacement
                    )
                )
            }
        }
        return found
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
        var (left, right, common) = (0, 0, 0)
        while left < one.count, right < two.count {
            if one[left] == two[right] {
                common += 1
                left += 1
                right += 1
            } else if one[left] < two[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return Share(common, of: min(one.count, two.count), unit: "trip")
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
