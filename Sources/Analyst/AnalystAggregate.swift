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
            return quantile(numbers.sorted(), part).map(AnalystValue.real)
        },
        AnalystAggregate(
            name: "median",
            usage: "median(number): quantile(number, 0.5)",
            arguments: 1
        ) { numbers, _ in
            quantile(numbers.sorted(), 0.5).map(AnalystValue.real)
        },
    ]

    /// Type 7 of Hyndman and Fan, what spreadsheets and R give by default.
    private static func quantile(_ sorted: [Double], _ part: Double) -> Double? {
        guard let last = sorted.last else { return nil }
        let place = Double(sorted.count - 1) * part
        let below = Int(place.rounded(.down))
        guard below + 1 < sorted.count else { return last }
        return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
    }

    private final class Box {
        let aggregate: AnalystAggregate

        init(_ aggregate: AnalystAggregate) { self.aggregate = aggregate }
    }

    /// The rows of a group so far.
    private final class Rows {
        var numbers: [Double] = []
        var rest: [AnalystValue] = []
    }

    /// Makes it known to a connection.
    ///
    /// Related SQLite documentation: <https://www.sqlite.org/c3ref/create_function.html>
    func register(_ connection: OpaquePointer) -> Int32 {
        let box = unsafe Unmanaged.passRetained(Box(self)).toOpaque()
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
                // Eight bytes each: what SQLite may not use for a group is not used here either.
                guard rows.numbers.count < 1 << 24 else {
                    unsafe sqlite3_result_error_toobig(context)
                    return
                }
                rows.numbers.append(number)
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
        guard isFirst else { return nil }
        let rows = Rows()
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
