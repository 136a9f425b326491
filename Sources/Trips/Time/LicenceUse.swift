internal import Domain
internal import Store

/// A trip as the use of a licence: when it was in use, and with which other licence.
struct LicenceUse {
    /// Seconds of universal time since 1970-01-01: the order or, where it is not told, the pick-up.
    var ordered: Int64

    /// The pick-up.
    var start: Int64

    /// The drop-off; the pick-up where neither the file nor the clock tells it.
    var end: Int64

    /// The minute of the pick-up on the local clock, since 1970-01-01.
    var minute: Int64

    /// The place of the other licence, -1 where it is not told.
    var other: Int32

    /// The place of the block among those that were read.
    var block: Int32

    /// The place of the trip in the block.
    var index: Int32

    /// The places of the zones of the pick-up and the drop-off, -1 where they are not told or not
    /// asked for.
    var origin: Int32 = -1
    var destination: Int32 = -1

    /// The ride was shared.
    var isShared: Bool

    /// The clock shows the time of the trip twice.
    var comesTwice: Bool

    /// The end is not known.
    var hasNoEnd: Bool
}

/// A rule at work on all uses of one licence, in the order of time.
protocol LicenceCheck: AnyObject {
    /// What it has counted so far.
    var tally: RuleTally { get }

    /// The span in which it holds.
    var minutes: Range<Int64> { get }

    /// All uses of one licence.
    func check(_ uses: ArraySlice<LicenceUse>, of licence: String, _ found: FoundTrip)

    /// Trips that do not tell the licence.
    func addUntold(_ count: Int)

    /// Whether it looks at zones.
    var readsZones: Bool { get }

    /// The names of the zones, before any use comes.
    func begin(zones: [String])
}

extension LicenceCheck {
    var readsZones: Bool { false }

    func begin(zones: [String]) {}
}

/// Finds the load and row of a use.
struct FoundTrip {
    let blocks: [(load: Int64, firstRow: Int64)]

    func item(
        _ use: LicenceUse,
        _ outcome: String,
        subject: String,
        observed: String,
        threshold: String
    ) -> TripCase {
        let block = blocks[Int(use.block)]
        return TripCase(
            load: block.load,
            row: block.firstRow + Int64(use.index),
            outcome: outcome,
            subject: subject,
            minute: use.minute,
            observed: observed,
            threshold: threshold
        )
    }
}
