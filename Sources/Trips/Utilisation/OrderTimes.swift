internal import Domain
internal import GRDB
internal import Store

/// When rides were asked for, by the one-way numbers of their trips.
struct OrderTimes {
    private var references: [Int64] = []
    private var moments: [Int64] = []

    /// The orders of a store that became trips; of a ride that was told twice the last.
    ///
    /// - Throws: `DatabaseError`.
    init(_ database: Database) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select trip_reference as reference, requested_at as moment from trip_request
                where trip_reference is not null
                """
        )
        var orders: [(reference: Int64, moment: Int64)] = []
        while let row = try rows.next() {
            guard let reference = UInt64(row["reference"] as String, radix: 16),
                let moment = LocalMoment(row["moment"] as String)
            else { continue }
            orders.append((Int64(bitPattern: reference), moment.seconds))
        }
        orders.sort { $0 < $1 }
        references = orders.map(\.reference)
        moments = orders.map(\.moment)
    }

    /// Seconds of the local clock at which a trip was asked for, cut to the minute as pick-ups are:
    /// else each way to a passenger would seem half a minute shorter than it is.
    func moment(of reference: Int64) -> Int64? {
        var (low, high) = (0, references.count)
        while low < high {
            let middle = (low + high) / 2
            if references[middle] <= reference { low = middle + 1 } else { high = middle }
        }
        guard low > 0, references[low - 1] == reference else { return nil }
        return moments[low - 1].flooredQuotient(by: 60) * 60
    }
}
