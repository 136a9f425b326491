internal import Domain
internal import GRDB
internal import Store

/// What is known about a load before its trips come.
struct TripLoadContext {
    let load: Int64
    let names: StoredTripNames

    /// The earliest and the latest day of a pick-up, in days since 1970-01-01.
    let days: ClosedRange<Int32>
}

extension TripLoadContext {
    /// What the store knows of a load.
    ///
    /// - Throws: `DatabaseError`.
    init(_ database: Database, load: Int64) throws {
        let row = try Row.fetchOne(
            database,
            sql: """
                select min(first_at) as first, max(last_at) as last from trip_block
                where load_id = ?
                """,
            arguments: [load]
        )
        func day(_ name: String) -> Int32 {
            (row?[name] as String?).flatMap { CivilDate(String($0.prefix(10))) }?.daysSinceEpoch
                ?? 0
        }
        self.init(
            load: load,
            names: try StoredTripNames(database, load: load),
            days: day("first")...max(day("first"), day("last"))
        )
    }
}

/// A rule at work: sees every trip once, block by block.
///
/// A class, so that going through its own arrays copies nothing.
protocol TripCheck: AnyObject {
    /// The fields it reads.
    var fields: Set<TripField> { get }

    /// What it has counted so far.
    var tally: RuleTally { get }

    /// A load begins.
    func begin(_ context: TripLoadContext)

    /// The next trips.
    func check(_ block: TripBlock)

    /// No more trips come.
    func finish()
}

extension TripCheck {
    func finish() {}
}

extension TripBlock {
    /// A trip as the case of a violation.
    func found(
        _ index: Int,
        _ outcome: String,
        subject: String = "",
        observed: String,
        threshold: String
    ) -> TripCase {
        TripCase(
            load: loadID,
            row: row(of: index),
            outcome: outcome,
            subject: subject,
            minute: self[.pickedUpAt][index],
            observed: observed,
            threshold: threshold
        )
    }
}
