internal import CSQLite

/// A function over many rows that analysts may call: it gets all numbers of a group, in no order.
public struct AnalystAggregate: Sendable {
    /// The name.
    public var name: String

    /// How it is called and what it gives, for people.
    public var usage: String

    /// How many arguments it takes; the first is the number of a row, the others are the same in all.
    public var arguments: Int

    /// What it computes of the numbers and of the other arguments of the last row.
    let body: @Sendable ([Double], [AnalystValue]) -> AnalystValue?
}

extension AnalystAggregate {
    /// What every analyst may call beside SQLite's own aggregates.
    public static let all: [AnalystAggregate] = [
        AnalystAggregate(
            name: "quantile",
            usage: """
                quantile(number, part): the number below which the part of the rows lies, between \
                two rows in proportion (Hyndman and Fan 1996, type 7); quantile(x, 0.5) is the median
                """,
            arguments: 2
        ) { numbers, rest in
            guard let part = rest.first?.number, 0...1 ~= part else { return nil }
            return quantile(numbers, part).map(AnalystValue.real)
        },
        AnalystAggregate(
            name: "median",
            usage: "median(number): quantile(number, 0.5)",
            arguments: 1
        ) { numbers, _ in
            quantile(numbers, 0.5).map(AnalystValue.real)
        },
    ]

    /// Type 7 of Hyndman and Fan, what spreadsheets and R give by default.
    private static func quantile(_ numbers: [Double], _ part: Double) -> Double? {
        guard !numbers.isEmpty else { return nil }
        var numbers = numbers
        let place = Double(numbers.count - 1) * part
        let below = Int(place.rounded(.down))
        let low = numbers.select(below)
        // What stands behind it is no less.
        guard let high = numbers[(below + 1)...].min() else { return low }
        return low + (place - Double(below)) * (high - low)
    }

    /// Numbers that all groups of a statement hold together, eight bytes each: what SQLite may not use is
    /// not used here either.
    final class Room {
        static let most = 1 << 25
        var taken = 0
    }

    private final class Box {
        let aggregate: AnalystAggregate
        let room: Room

        init(_ aggregate: AnalystAggregate, _ room: Room) {
            self.aggregate = aggregate
            self.room = room
        }
    }

    /// The rows of a group so far.
    private final class Rows {
        var numbers: [Double] = []
        var rest: [AnalystValue] = []
        private let room: Room

        init(_ room: Room) { self.room = room }

        deinit { room.taken -= numbers.count }

        /// Whether there was room for one more.
        func add(_ number: Double) -> Bool {
            guard room.taken < Room.most else { return false }
            room.taken += 1
            numbers.append(number)
            return true
        }
    }

    /// Makes it known to a connection.
    ///
    /// Related SQLite documentation: <https://www.sqlite.org/c3ref/create_function.html>
    func register(_ connection: OpaquePointer, _ room: Room) -> Int32 {
        let box = unsafe Unmanaged.passRetained(Box(self, room)).toOpaque()
        return unsafe sqlite3_create_function_v2(
            connection,
            name,
            Int32(arguments),
            SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
            box,
            nil,
            { context, count, values in
                guard let rows = unsafe AnalystAggregate.rows(context, isFirst: true) else {
                    unsafe sqlite3_result_error_nomem(context)
                    return
                }
                let arguments = (0..<Int(count)).map { index in
                    unsafe AnalystValue(argument: values?[index])
                }
                rows.rest = Array(arguments.dropFirst())
                guard let number = arguments[0].number else { return }
                if !rows.add(number) { unsafe sqlite3_result_error_toobig(context) }
            },
            { context in
                guard let data = unsafe sqlite3_user_data(context) else { return }
                let aggregate = unsafe Unmanaged<Box>.fromOpaque(data).takeUnretainedValue()
                    .aggregate
                guard let rows = unsafe AnalystAggregate.rows(context, isFirst: false) else {
                    unsafe sqlite3_result_null(context)
                    return
                }
                let value = aggregate.body(rows.numbers, rows.rest) ?? .null
                unsafe value.give(context)
                unsafe AnalystAggregate.release(context)
            },
            { data in
                guard let data = unsafe data else { return }
                unsafe Unmanaged<Box>.fromOpaque(data).release()
            }
        )
    }

    /// The place where SQLite keeps a group's rows: an address, zero before the first row.
    private static func place(
        _ context: OpaquePointer?,
        isFirst: Bool
    ) -> UnsafeMutablePointer<UnsafeMutableRawPointer?>? {
        // An address.
        let size = isFirst ? Int32(MemoryLayout<Int>.size) : 0
        guard let memory = unsafe sqlite3_aggregate_context(context, size) else { return nil }
        return unsafe memory.assumingMemoryBound(to: UnsafeMutableRawPointer?.self)
    }

    private static func rows(_ context: OpaquePointer?, isFirst: Bool) -> Rows? {
        guard let place = unsafe place(context, isFirst: isFirst) else { return nil }
        if let held = unsafe place.pointee {
            return unsafe Unmanaged<Rows>.fromOpaque(held).takeUnretainedValue()
        }
        guard isFirst, let data = unsafe sqlite3_user_data(context) else { return nil }
        let rows = Rows(unsafe Unmanaged<Box>.fromOpaque(data).takeUnretainedValue().room)
        unsafe place.pointee = Unmanaged.passRetained(rows).toOpaque()
        return rows
    }

    /// SQLite calls the end of every group, also of one that was stopped.
    private static func release(_ context: OpaquePointer?) {
        guard let place = unsafe place(context, isFirst: false),
            let held = unsafe place.pointee
        else { return }
        unsafe place.pointee = nil
        unsafe Unmanaged<Rows>.fromOpaque(held).release()
    }
}

extension [Double] {
    /// The number that would stand at a place if all were sorted; those before it become no greater, those
    /// behind it no less (Hoare's selection, by the middle of three).
    fileprivate mutating func select(_ place: Int) -> Double {
        unsafe withUnsafeMutableBufferPointer { numbers in
            var (first, last) = (0, numbers.count - 1)
            while first < last {
                let middle = unsafe numbers[first + (last - first) / 2]
                let pivot = unsafe Swift.max(
                    Swift.min(numbers[first], numbers[last]),
                    Swift.min(Swift.max(numbers[first], numbers[last]), middle)
                )
                var (left, right) = (first, last)
                while left <= right {
                    while unsafe numbers[left] < pivot { left += 1 }
                    while unsafe numbers[right] > pivot { right -= 1 }
                    guard left <= right else { break }
                    unsafe numbers.swapAt(left, right)
                    left += 1
                    right -= 1
                }
                if place <= right {
                    last = right
                } else if place >= left {
                    first = left
                } else {
                    break
                }
            }
            return unsafe numbers[place]
        }
    }
}
