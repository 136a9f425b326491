public import Domain
public import GRDB
public import Policies
internal import Store

/// Which trips count where a file was sent again: of its days those of the later file.
///
/// The earlier file stays in the store, so that what was handed over first can still be seen;
/// everything that counts or judges trips reads them through `CountedTrips`.
public struct LatestSubmissions: Sendable {
    /// Files about the same days, in the order of their loads.
    public let repetitions: [DeliveryRepetition]

    private let replaced: [Int64: [(days: ClosedRange<CivilDate>, by: Int64)]]

    /// Looks at the trip files of a store.
    ///
    /// Only files of one format and operator whose days overlap are looked into; else the sums
    /// that are stored by operator and day tell enough.
    ///
    /// - Throws: `DatabaseError`.
    public init(_ database: Database, measures: DeliveryMeasures) throws {
        repetitions = try DeliveryRepetition.all(
            database,
            try Submission.all(database),
            measures
        )
        var replaced: [Int64: [(days: ClosedRange<CivilDate>, by: Int64)]] = [:]
        for repetition in repetitions where repetition.isReplacement {
            replaced[repetition.earlier, default: []].append((repetition.days, repetition.later))
        }
        self.replaced = replaced
    }

    /// Whether some trips of a load count no longer.
    public func replaces(load: Int64) -> Bool { replaced[load] != nil }

    /// The latest load that takes the place of a load's trips of a day; `nil` where they count.
    public func replacement(load: Int64, day: CivilDate) -> Int64? {
        replaced[load]?.last { $0.days.contains(day) }?.by
    }

    /// The last load that takes the place of some of a load's trips.
    func replacement(load: Int64) -> Int64? { replaced[load]?.last?.by }
}

/// A file of trips, as far as it matters for what replaces it.
struct Submission {
    /// Its load.
    var load: Load

    /// The days it is about.
    var period: DeliveredPeriod

    /// The operators it tells of; empty where it names none.
    var operators: Set<String> = []

    /// Its trips by day.
    var tripsByDay: [CivilDate: Int] = [:]

    /// The trips on some days.
    func trips(on days: ClosedRange<CivilDate>) -> Int {
        tripsByDay.reduce(0) { $0 + (days.contains($1.key) ? $1.value : 0) }
    }

    /// The files of a store that hold trips, in the order of their loads.
    static func all(_ database: Database) throws -> [Submission] {
        var found: [Submission] = []
        for load in try Load.all(database) where load.kind == "trip" {
            var operators: Set<String> = []
            var days: [CivilDate: Int] = [:]
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    select operator, day, sum(trips) as trips from trip_operator_day
                    where load_id = ?
                    group by operator, day
                    """,
                arguments: [load.id]
            )
            while let row = try rows.next() {
                guard let day = CivilDate(row["day"] as String) else { continue }
                operators.insert(row["operator"])
                days[day, default: 0] += row["trips"] as Int
            }
            let named = DeliveredPeriod(fileName: load.fileName)
            guard !days.isEmpty, let period = named ?? DeliveredPeriod(tripsByDay: days) else {
                continue
            }
            found.append(
                Submission(load: load, period: period, operators: operators, tripsByDay: days)
            )
        }
        return found
    }
}

/// Goes through the trips that count, block by block.
struct CountedTrips {
    private let database: Database
    private let scan: TripScan
    private let submissions: LatestSubmissions
    private let clock: LocalClock?

    /// How many trips were passed over because a later file replaces them.
    private(set) var replaced = 0

    /// The trips of a load or of all.
    ///
    /// Durations that are the difference of what a clock showed while it was set are set right by
    /// the clock given; without one they are as they are stored.
    ///
    /// - Throws: `DatabaseError`.
    init(
        _ database: Database,
        _ submissions: LatestSubmissions,
        load: Int64? = nil,
        fields: Set<TripField>,
        until: CivilDate? = nil,
        settling clock: LocalClock? = nil
    ) throws {
        self.database = database
        self.clock = fields.contains(.duration) ? clock : nil
        scan = try TripScan(database, load: load, fields: fields, until: until)
        self.submissions = submissions
    }

    /// The next block with trips that count; whether there was one.
    ///
    /// - Throws: `DatabaseError`.
    mutating func next(into block: inout TripBlock) throws -> Bool {
        while try scan.next(into: &block) {
            let load = block.loadID
            if let clock, clock.isSet(near: block[.pickedUpAt][..<block.count]) {
                try settle(&block, clock)
            }
            guard submissions.replaces(load: load) else { return true }
            replaced += block.keep { minute in
                let day = CivilDate(daysSinceEpoch: Int32(minute.flooredQuotient(by: 1_440)))
                return submissions.replacement(load: load, day: day) == nil
            }
            if block.count > 0 { return true }
        }
        return false
    }
    /// Reads when the trips of a block ended, and sets their durations right.
    private func settle(_ block: inout TripBlock, _ clock: LocalClock) throws {
        let ends = try TripScan(
            database,
            load: block.loadID,
            row: block.firstRow,
            fields: [.droppedOffAt]
        )
        var other = TripBlock()
        guard try ends.next(into: &other), other.count == block.count else { return }
        block.settleDurations(clock, dropOffs: other[.droppedOffAt])
    }
}
