internal import Domain
internal import GRDB
internal import Policies
internal import Store

/// How many trips of two files are the same by what they tell: who drove whom when, from where, to
/// where and how far.
///
/// Amounts are left out, because they are what corrections change; and so is what only one of the
/// files tells. Of many trips a part is compared: those whose fingerprint falls into it, which is
/// the same part of both files.
struct EqualRows {
    /// Of the smaller file the trips that the other has too; `nil` where the files have too little
    /// in common to tell one trip from another.
    let share: Share?

    private static let told: [TripField] = [
        .pickedUpAt, .droppedOffAt, .requestedAt, .originZone, .destinationZone, .distance,
        .operatorName, .dispatchingBase, .driver, .vehicle,
    ]

    /// Fewer fields than these are the same of different trips too often.
    private static let leastFields = 3

    /// Fingerprints of both files: 8 bytes each.
    private static let mostCompared = 2_000_000

    init(
        _ database: Database,
        _ earlier: Submission,
        _ later: Submission,
        _ days: ClosedRange<CivilDate>,
        _ measures: DeliveryMeasures
    ) throws {
        let (one, two) = (earlier.trips(on: days), later.trips(on: days))
        let fields = try Self.fields(database, earlier.load.id)
            .intersection(Self.fields(database, later.load.id))
        guard fields.count >= Self.leastFields else {
            share = nil
            return
        }
        // No more can be equal than both have of a day: often that is answer enough.
        let most = earlier.tripsByDay.reduce(0) { sum, item in
            days.contains(item.key) ? sum + min(item.value, later.tripsByDay[item.key] ?? 0) : sum
        }
        let smaller = min(one, two)
        guard Double(most) >= measures.equalShare * Double(smaller) else {
            share = Share(0, of: smaller, unit: "trip")
            return
        }
        let every = UInt64(max(1, (one + two) / Self.mostCompared))
        let list = Self.told.filter(fields.contains)
        let left = try Self.fingerprints(database, earlier.load.id, list, days, every)
        let right = try Self.fingerprints(database, later.load.id, list, days, every)
        share =
            left.isEmpty || right.isEmpty
            ? nil
            : Share(
                left.countInCommon(with: right),
                of: min(left.count, right.count),
                unit: "trip"
            )
    }

    /// The fields that a load's trips tell.
    private static func fields(_ database: Database, _ load: Int64) throws -> Set<TripField> {
        let columns = told.map { "max(\($0.name) is not null)" }.joined(separator: ", ")
        let row = try Row.fetchOne(
            database,
            sql: "select \(columns) from trip_block where load_id = ?",
            arguments: [load]
        )
        return Set(told.enumerated().filter { (row?[$0.offset] as Int?) == 1 }.map(\.element))
    }

    /// Numbers that two trips share where all their fields are equal, sorted.
    private static func fingerprints(
        _ database: Database,
        _ load: Int64,
        _ fields: [TripField],
        _ days: ClosedRange<CivilDate>,
        _ every: UInt64
    ) throws -> [UInt64] {
        let stored = try StoredTripNames(database, load: load)
        let names = fields.map { field in
            field.storage == .name ? stored[field].map(MixedNumber.of) : nil
        }
        let minutes =
            Int64(days.lowerBound.daysSinceEpoch) * 1_440..<Int64(
                days.upperBound.daysSinceEpoch + 1
            )
            * 1_440
        var found: [UInt64] = []
        var block = TripBlock()
        let scan = try TripScan(
            database,
            load: load,
            fields: Set(fields),
            from: days.lowerBound,
            until: days.upperBound
        )
        while try scan.next(into: &block) {
            var prints = [UInt64](repeating: 0, count: block.count)
            for (field, names) in zip(fields, names) {
                let values = block[field]
                for index in 0..<block.count {
                    let value = values[index]
                    let number =
                        value == PackedColumn.missing
                        ? 0 : names?[Int(value)] ?? UInt64(bitPattern: value)
                    prints[index] = MixedNumber.of(prints[index], number)
                }
            }
            let pickUps = block[.pickedUpAt]
            for index in 0..<block.count
            where minutes.contains(pickUps[index]) && prints[index] % every == 0 {
                found.append(prints[index])
            }
        }
        return found.sorted()
    }
}

extension Array where Element: Comparable {
    /// How many elements two sorted lists have in common, equal ones as often as both have them.
    func countInCommon(with other: [Element]) -> Int {
        var (left, right, common) = (0, 0, 0)
        while left < count, right < other.count {
            if self[left] == other[right] {
                common += 1
                left += 1
                right += 1
            } else if self[left] < other[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return common
    }
}
