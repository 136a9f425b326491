internal import Domain
internal import Store

/// What is known about a load before its trips come.
struct TripLoadContext {
    let load: Int64
    let names: StoredTripNames

    /// The earliest and the latest day of a pick-up, in days since 1970-01-01.
    let days: ClosedRange<Int32>
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
