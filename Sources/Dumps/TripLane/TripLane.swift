public import Domain

/// The fast way through a trip file: rows in the plainest form, many at once, field by field into
/// arrays.
///
/// It takes a row only where the general reader and the conversions of the format would give the
/// same values; every other row is left to them. A field is read as one word of eight bytes where
/// it fits into one, else byte by byte.
@safe public struct TripLane: ~Copyable {
    private let rowReader: TripRowReader
    private let batch: TripBatch

    /// Where the duration is not told, the clock tells it: before its seconds are cut off.
    private let isDurationMapped: Bool

    /// The same for every trip.
    private let constants: [(field: TripField, value: Int64)]

    private let duration: UnsafeMutableBufferPointer<Int64>?
    private let dropOffs: UnsafeMutableBufferPointer<Int64>?
    private let rows: UnsafeMutableBufferPointer<Int64>

    /// Where the number goes that a `RowCheck` makes of the pick-up.
    private let checks: UnsafeMutableBufferPointer<Int64>?

    /// For columns that fill nothing.
    private let nowhere: UnsafeMutableBufferPointer<Int64>

    /// A lane for a layout that fills a batch.
    ///
    /// - Parameters:
    ///   - layout: how columns are read.
    ///   - batch: where the trips go; it must know the layout's fields.
    ///   - constants: what is the same for every trip, names as what stands for them in the batch.
    public init(_ layout: TripLaneLayout, into batch: TripBatch, constants: [TripField: Int64]) {
        self.batch = batch
        let nowhere = UnsafeMutableBufferPointer<Int64>.allocate(capacity: batch.capacity)
        unsafe nowhere.initialize(repeating: TripBatch.missing)
        unsafe self.nowhere = nowhere
        rowReader = unsafe TripRowReader(layout, into: batch, nowhere: nowhere)
        unsafe checks = layout.hasRowCheck ? batch.values(of: .rowCheck) : nil
        let told = Set(layout.columns.compactMap(\.field))
        isDurationMapped = told.contains(.duration)
        unsafe duration = batch.values(of: .duration)
        unsafe dropOffs = told.contains(.droppedOffAt) ? batch.values(of: .droppedOffAt) : nil
        unsafe rows = batch.rows
        self.constants = constants.map { ($0, $1) }
    }

    /// Reads rows from a position on, while they are plain, whole, and there is room.
    ///
    /// - Returns: how many.
    public mutating func read(_ bytes: Span<UInt8>, _ position: inout Int, firstRow: Int) -> Int {
        var start = position
        var count = batch.count
        let first = count
        let (reader, capacity) = (rowReader, batch.capacity)
        // The bytes are lent for the reading only; every place lies within them.
        unsafe bytes.withUnsafeBytes { all in
            while count < capacity {
                guard let end = unsafe reader.readRow(all, start, count) else { break }
                count += 1
                start = end
            }
        }
        complete(first..<count, firstRow: Int64(firstRow))
        batch.count = count
        position = start
        return count - first
    }

    /// Fills in what no column tells, and cuts the seconds off once they are of no more use.
    @inline(never)
    private func complete(_ filled: Range<Int>, firstRow: Int64) {
        let pickUps = unsafe rowReader.pickUps
        let rowBefore = firstRow &- Int64(filled.lowerBound)
        for slot in filled { unsafe rows[slot] = rowBefore &+ Int64(slot) }
        for (field, value) in constants {
            let value = batch.latest(value, field)
            unsafe batch.values(of: field)?[filled].update(repeating: value)
        }
        if let checks = unsafe checks {
            for slot in filled {
                let pickUp = unsafe pickUps[slot]
                unsafe checks[slot] = RowCheck.number(
                    minute: PackedMoment.minute(pickUp),
                    second: PackedMoment.second(pickUp)
                )
            }
        }
        if let duration = unsafe duration {
            for slot in filled
            where unsafe !isDurationMapped || duration[slot] == TripBatch.missing {
                let dropOff = unsafe dropOffs?[slot] ?? TripBatch.missing
                unsafe duration[slot] =
                    dropOff == TripBatch.missing
                    ? dropOff
                    : PackedMoment.seconds(dropOff) - PackedMoment.seconds(pickUps[slot])
            }
        }
        for index in unsafe rowReader.columns.indices {
            let column = unsafe rowReader.columns[index]
            guard column.reading == .moment else { continue }
            let target = unsafe column.target
            for slot in filled {
                let moment = unsafe target[slot]
                unsafe target[slot] =
                    moment == TripBatch.missing ? moment : PackedMoment.minute(moment)
            }
        }
    }

    deinit {
        rowReader.deallocate()
        unsafe nowhere.deallocate()
    }
}

extension CSVReader {
    /// Reads the next plain trips, as far as they are at hand and the lane's batch has room.
    ///
    /// - Returns: how many there are; none where the next row is not plain: `next(into:)` reads it.
    public mutating func next(_ lane: inout TripLane) -> Int {
        let count = window.takeTrips(through: &lane, firstRow: rowNumber + 1)
        rowNumber += count
        return count
    }
}
