internal import Domain
internal import Store

/// A trip as the use of a licence: when it was in use, and with which other licence.
struct LicenceUse {
    /// The pick-up in seconds of universal time since 1970-01-01; the earliest that the clock allows.
    var start: Int64

    /// The drop-off, the earliest too; the pick-up where neither the file nor the clock tells it.
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

    /// Seconds from the order to the pick-up; 0 where the order is not told.
    var approach: UInt16

    /// How many seconds later the pick-up may have been, and the drop-off: the clock was set then.
    var startDoubt: UInt16
    var endDoubt: UInt16

    /// The ride was shared.
    var isShared: Bool

    /// The end is not known.
    var hasNoEnd: Bool

    /// The order or, where it is not told, the pick-up.
    var ordered: Int64 { start - Int64(approach) }

    /// The latest pick-up that the clock allows.
    var latestStart: Int64 { start + Int64(startDoubt) }

    /// The latest drop-off that the clock allows.
    var latestEnd: Int64 { end + Int64(endDoubt) }

    /// By how many seconds it is not known when the trip was.
    var doubt: Int64 { Int64(max(startDoubt, endDoubt)) }
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
