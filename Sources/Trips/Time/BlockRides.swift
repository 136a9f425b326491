internal import Domain
internal import Store

/// The trips of a block as uses of a licence; its columns are taken out once.
struct BlockRides {
    private let pickUps: [Int64]
    private let dropOffs: [Int64]
    private let durations: [Int64]
    private let requests: [Int64]
    private let shared: [Int64]
    private let clock: LocalClock

    init(_ block: TripBlock, _ clock: LocalClock) {
        (pickUps, dropOffs) = (block[.pickedUpAt], block[.droppedOffAt])
        (durations, requests) = (block[.duration], block[.requestedAt])
        shared = block[.isShared]
        self.clock = clock
    }

    /// The trip at a place.
    ///
    /// - Parameters:
    ///   - index: the place in the block.
    ///   - other: the place of the other licence, -1 where it is not told.
    ///   - block: the place of the block among those that were read.
    ///   - row: the row counted from the block's first.
    /// - Returns: when the licence was in use.
    func use(_ index: Int, other: Int64, block: Int, row: Int64) -> LicenceUse {
        let minute = pickUps[index]
        let ride = clock.ride(
            pickUp: minute * 60,
            dropOff: Self.told(dropOffs[index]).map { $0 * 60 },
            duration: Self.told(durations[index])
        )
        // An order of another day is a reservation, or a broken clock.
        let ordered = Self.told(requests[index]).flatMap {
            $0 <= minute && minute - $0 < 180 ? $0 : nil
        }
        let approach = ordered.map { ride.start - clock.universal($0 * 60) } ?? 0
        return LicenceUse(
            start: ride.start,
            end: ride.end ?? ride.start,
            minute: minute,
            other: Int32(other),
            block: Int32(block),
            index: Int32(row),
            approach: UInt16(clamping: approach),
            startDoubt: UInt16(clamping: ride.startDoubt),
            endDoubt: UInt16(clamping: ride.endDoubt),
            isShared: shared[index] == 1,
            hasNoEnd: ride.end == nil
        )
    }

    private static func told(_ value: Int64) -> Int64? {
        value == PackedColumn.missing ? nil : value
    }
}
