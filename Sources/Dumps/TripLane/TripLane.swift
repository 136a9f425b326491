public import Domain

/// The fast way through a trip file: rows in the plainest form, many at once, field by field into
/// arrays.
///
/// It takes a row only where the general reader and the conversions of the format would give the
/// same values; every other row is left to them. A field is read as one word of eight bytes where
/// it fits into one, else byte by byte.
@safe public struct TripLane: ~Copyable {
    private let columns: UnsafeMutableBufferPointer<Column>
    let delimiter: UInt8
    let days = DayTable()
    private let batch: TripBatch

    /// Where the duration is not told, the clock tells it: before its seconds are cut off.
    private let isDurationMapped: Bool

    /// The same for every trip.
    private let constants: [(target: UnsafeMutableBufferPointer<Int64>, value: Int64)]

    private let duration: UnsafeMutableBufferPointer<Int64>?
    private let dropOffs: UnsafeMutableBufferPointer<Int64>?
    private let pickUps: UnsafeMutableBufferPointer<Int64>
    private let rows: UnsafeMutableBufferPointer<Int64>

    /// The trip's reference, where it is a fingerprint of columns, and where they begin in a row.
    private let fingerprint: UnsafeMutablePointer<RowFingerprint>?
    private let reference: UnsafeMutableBufferPointer<Int64>?
    private let starts: UnsafeMutableBufferPointer<Int>

    /// Where the number goes that a `RowCheck` makes of the pick-up.
    private let checks: UnsafeMutableBufferPointer<Int64>?

    /// For columns that fill nothing.
    private let nowhere: UnsafeMutableBufferPointer<Int64>

    /// By byte: true, false, neither for a blank; 2 where it is none of them.
    let truths: UnsafeMutableBufferPointer<Int64>

    /// So many bytes beyond the beginning of a field are read at once.
    private static let reach = 24

    @safe struct Column {
        var reading: Reading
        var field: Int
        var target: UnsafeMutablePointer<Int64>
        var names: UnsafeMutablePointer<NameTable>?
        var low: Int64
        var high: Int64
        var metres: Double

        /// The byte after the field: the delimiter, or a line feed.
        var end: UInt8
        var ends: UInt64
        var isLast: Bool
    }

    /// `TripLaneLayout.Reading` without its values.
    enum Reading: UInt8 {
        case skipped, name, identifier, moment, whole, hundredths, distance, truth
    }

    /// A lane for a layout that fills a batch.
    ///
    /// - Parameters:
    ///   - layout: how columns are read.
    ///   - batch: where the trips go; it must know the layout's fields.
    ///   - constants: what is the same for every trip, names as places.
    public init(_ layout: TripLaneLayout, into batch: TripBatch, constants: [TripField: Int64]) {
        self.batch = batch
        delimiter = layout.delimiter
        unsafe columns = .allocate(capacity: layout.columns.count)
        let nowhere = UnsafeMutableBufferPointer<Int64>.allocate(capacity: batch.capacity)
        unsafe nowhere.initialize(repeating: TripBatch.missing)
        unsafe self.nowhere = nowhere
        unsafe truths = .allocate(capacity: 256)
        for byte in 0..<256 {
            var value = TripBatch.missing
            let isTruth = Self.truth(UInt8(byte), layout.delimiter, &value)
            let isPlain = isTruth && (value != TripBatch.missing || byte == 0x20)
            unsafe truths.initializeElement(at: byte, to: isPlain ? value : 2)
        }
        for (index, column) in layout.columns.enumerated() {
            var metres = 1.0
            if case .distance(let unit) = column.reading { metres = unit.metres }
            let isLast = index == layout.columns.count - 1
            let end = isLast ? 0x0A : layout.delimiter
            // A batch of no trips has no memory.
            guard
                let target = unsafe column.field.flatMap({
                    unsafe batch.values(of: $0)?.baseAddress
                }) ?? nowhere.baseAddress
            else { preconditionFailure("a batch has room for a trip") }
            unsafe columns.initializeElement(
                at: index,
                to: Column(
                    reading: Reading(column.reading),
                    field: column.field?.rawValue ?? -1,
                    target: target,
                    names: column.field.flatMap { unsafe batch.table(of: $0) },
                    low: column.bounds.lowerBound,
                    high: column.bounds.upperBound,
                    metres: metres,
                    end: end,
                    ends: TripWord.repeated(end),
                    isLast: isLast
                )
            )
        }
        if layout.referenceColumns.isEmpty {
            unsafe fingerprint = nil
        } else {
            let made = UnsafeMutablePointer<RowFingerprint>.allocate(capacity: 1)
            unsafe made.initialize(to: RowFingerprint(columns: layout.referenceColumns))
            unsafe fingerprint = made
        }
        unsafe reference = layout.referenceColumns.isEmpty ? nil : batch.values(of: .reference)
        unsafe checks = layout.hasRowCheck ? batch.values(of: .rowCheck) : nil
        unsafe starts = .allocate(capacity: layout.columns.count)
        unsafe starts.initialize(repeating: 0)
        let told = Set(layout.columns.compactMap(\.field))
        isDurationMapped = told.contains(.duration)
        unsafe duration = batch.values(of: .duration)
        unsafe dropOffs = told.contains(.droppedOffAt) ? batch.values(of: .droppedOffAt) : nil
        // Every layout tells the pick-up.
        unsafe pickUps = batch.values(of: .pickedUpAt) ?? nowhere
        unsafe rows = batch.rows
        unsafe self.constants = constants.compactMap { field, value in
            unsafe batch.values(of: field).map { unsafe (target: $0, value: value) }
        }
    }

    /// Reads rows from a position on, while they are plain, whole, and there is room.
    ///
    /// - Returns: how many.
    public mutating func read(_ bytes: Span<UInt8>, _ position: inout Int, firstRow: Int) -> Int {
        var start = position
        var count = batch.count
        let first = count
        // The bytes are lent for the reading only; every place lies within them.
        unsafe bytes.withUnsafeBytes { all in
            while count < batch.capacity {
                guard let end = unsafe readRow(all, start, count) else { break }
                count += 1
                start = end
            }
        }
        complete(first..<count, firstRow: Int64(firstRow))
        batch.count = count
        position = start
        return count - first
    }

    /// Reads the row that begins at a place; where it ends, its line end included.
    @inline(__always)
    private func readRow(
        _ all: UnsafeRawBufferPointer,
        _ start: Int,
        _ slot: Int
    ) -> Int? {
        guard let bytes = all.baseAddress, let first = unsafe columns.baseAddress else {
            return nil
        }
        let lastWord = all.count - Self.reach
        var place = start
        let end = unsafe first + columns.count
        let fieldStarts = unsafe fingerprint == nil ? nil : starts.baseAddress
        var next = unsafe first
        while unsafe next < end {
            let column = unsafe next
            unsafe next += 1
            if let starts = unsafe fieldStarts { unsafe starts[column - first] = place - start }
            var value = TripBatch.missing
            var length = -1
            if place <= lastWord {
                unsafe length = readWord(column, bytes + place, &value)
            }
            if length < 0 {
                guard unsafe readSlowly(column, all, &place, &value) else { return nil }
            } else {
                place += length + 1
            }
            unsafe column.pointee.target[slot] = value
        }
        // Without a pick-up there is no trip: the general reader says why.
        guard unsafe pickUps[slot] != TripBatch.missing else { return nil }
        if unsafe fieldStarts != nil { unsafe makeReference(all, start, place, slot) }
        return place
    }

    /// Fills in what no column tells, and cuts the seconds off once they are of no more use.
    @inline(never)
    private func complete(_ filled: Range<Int>, firstRow: Int64) {
        for slot in filled { unsafe rows[slot] = firstRow + Int64(slot - filled.lowerBound) }
        for place in unsafe constants.indices {
            let (target, value) = unsafe constants[place]
            unsafe target[filled].update(repeating: value)
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
        for index in unsafe columns.indices {
            guard unsafe columns[index].reading == .moment else { continue }
            let target = unsafe columns[index].target
            for slot in filled {
                let moment = unsafe target[slot]
                unsafe target[slot] =
                    moment == TripBatch.missing ? moment : PackedMoment.minute(moment)
            }
        }
    }

    /// Makes the reference of a row out of its fields.
    @inline(never)
    private func makeReference(
        _ all: UnsafeRawBufferPointer,
        _ start: Int,
        _ next: Int,
        _ slot: Int
    ) {
        var end = next
        while end > start, unsafe all[end - 1] == 0x0A || all[end - 1] == 0x0D { end -= 1 }
        let row = unsafe UnsafeRawBufferPointer(rebasing: all[start..<end])
        guard let starts = unsafe starts.baseAddress,
            let number = unsafe fingerprint?.pointee.number(row, starts, count: columns.count)
        else { return }
        unsafe reference?[slot] = number
    }

    /// Reads a field that lies in a few words; its length, or -1 where it must be read slowly.
    @inline(__always)
    private func readWord(
        _ column: UnsafeMutablePointer<Column>,
        _ start: UnsafeRawPointer,
        _ value: inout Int64
    ) -> Int {
        switch unsafe column.pointee.reading {
        case .moment: unsafe moment(column, start, &value)
        case .truth: unsafe truth(column, start, &value)
        case .whole: unsafe whole(column, start, &value)
        case .hundredths: unsafe hundredths(column, start, &value)
        case .distance: unsafe distance(column, start, &value)
        case .name, .identifier: unsafe name(column, start, &value)
        case .skipped: -1
        }
    }

    deinit {
        unsafe columns.deinitialize()
        unsafe columns.deallocate()
        unsafe nowhere.deallocate()
        unsafe starts.deallocate()
        unsafe fingerprint?.deinitialize(count: 1)
        unsafe fingerprint?.deallocate()
        unsafe truths.deallocate()
    }
}

extension TripLane.Reading {
    fileprivate init(_ reading: TripLaneLayout.Reading) {
        self =
            switch reading {
            case .skipped: .skipped
            case .name: .name
            case .identifier: .identifier
            case .moment: .moment
            case .whole: .whole
            case .hundredths: .hundredths
            case .distance: .distance
            case .truth: .truth
            }
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
