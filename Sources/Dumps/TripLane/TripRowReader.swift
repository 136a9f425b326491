internal import Domain

/// Reads the rows of a `TripLane`, field by field: what stays the same from row to row.
///
/// It only lends what the lane owns, so that a copy of it costs nothing: the loop over rows works on
/// one of its own, and what it needs stays in registers.
@safe struct TripRowReader {
    let columns: UnsafeMutableBufferPointer<Column>
    let delimiter: UInt8
    let days: DayTable

    /// By byte: true, false, neither for a blank; 2 where it is none of them.
    let truths: UnsafeMutableBufferPointer<Int64>

    let pickUps: UnsafeMutableBufferPointer<Int64>

    /// The trip's reference, where it is a fingerprint of columns, and where they begin in a row.
    let fingerprint: UnsafeMutablePointer<RowFingerprint>?
    let reference: UnsafeMutableBufferPointer<Int64>?
    let starts: UnsafeMutableBufferPointer<Int>

    /// So many bytes beyond the beginning of a field are read at once.
    private static let reach = 24

    @safe struct Column {
        var reading: Reading
        var target: UnsafeMutablePointer<Int64>
        var names: UnsafeMutablePointer<NameTable>?
        var low: Int64
        var high: Int64
        var metres: Double

        /// The byte after the field: the delimiter, or a line feed.
        var end: UInt8
        var ends: UInt64
        var isLast: Bool

        init(
            _ column: TripLaneLayout.Column,
            target: UnsafeMutablePointer<Int64>,
            names: UnsafeMutablePointer<NameTable>?,
            end: UInt8,
            isLast: Bool
        ) {
            reading = Reading(column.reading)
            unsafe self.target = unsafe target
            unsafe self.names = unsafe names
            (low, high) = (column.bounds.lowerBound, column.bounds.upperBound)
            metres = if case .distance(let unit) = column.reading { unit.metres } else { 1 }
            self.end = end
            ends = TripWord.repeated(end)
            self.isLast = isLast
        }
    }

    /// `TripLaneLayout.Reading` without its values.
    enum Reading: UInt8 {
        case skipped, name, identifier, moment, whole, hundredths, distance, truth
    }

    /// A reader for a layout that fills a batch.
    ///
    /// - Parameters:
    ///   - layout: how columns are read.
    ///   - batch: where the trips go; it must know the layout's fields.
    ///   - nowhere: for columns that fill nothing; as long as the batch.
    init(
        _ layout: TripLaneLayout,
        into batch: TripBatch,
        nowhere: UnsafeMutableBufferPointer<Int64>
    ) {
        delimiter = layout.delimiter
        days = DayTable()
        unsafe truths = .allocate(capacity: 256)
        for byte in 0..<256 {
            var value = TripBatch.missing
            let isTruth = Self.truth(UInt8(byte), layout.delimiter, &value)
            let isPlain = isTruth && (value != TripBatch.missing || byte == 0x20)
            unsafe truths.initializeElement(at: byte, to: isPlain ? value : 2)
        }
        unsafe columns = .allocate(capacity: layout.columns.count)
        for (index, column) in layout.columns.enumerated() {
            // A batch of no trips has no memory.
            guard
                let target = unsafe column.field.flatMap({
                    unsafe batch.values(of: $0)?.baseAddress
                }) ?? nowhere.baseAddress
            else { preconditionFailure("a batch has room for a trip") }
            let isLast = index == layout.columns.count - 1
            unsafe columns.initializeElement(
                at: index,
                to: Column(
                    column,
                    target: target,
                    names: column.field.flatMap { unsafe batch.table(of: $0) },
                    end: isLast ? 0x0A : layout.delimiter,
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
        unsafe starts = .allocate(capacity: layout.columns.count)
        unsafe starts.initialize(repeating: 0)
        // Every layout tells the pick-up.
        unsafe pickUps = batch.values(of: .pickedUpAt) ?? nowhere
    }

    /// Gives back the memory that copies of the reader share.
    func deallocate() {
        unsafe columns.deinitialize()
        unsafe columns.deallocate()
        days.deallocate()
        unsafe truths.deallocate()
        unsafe starts.deallocate()
        unsafe fingerprint?.deinitialize(count: 1)
        unsafe fingerprint?.deallocate()
    }

    /// Reads the row that begins at a place; where it ends, its line end included.
    @inline(__always)
    func readRow(
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
                let field = unsafe readSlowly(column, all, place)
                guard field.next >= 0 else { return nil }
                (place, value) = field
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
}

extension TripRowReader.Reading {
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
