public import Domain

/// The fast way through a trip file: rows in the plainest form, many at once, field by field into
/// arrays.
///
/// It takes a row only where the general reader and the conversions of the format would give the
/// same values; every other row is left to them.
@safe public struct TripLane: ~Copyable {
    private let columns: UnsafeMutableBufferPointer<Column>
    private let delimiter: UInt8
    private let batch: TripBatch

    /// Where the duration is not told, the clock tells it: before its seconds are cut off.
    private let isDurationMapped: Bool

    /// The same for every trip: by `TripField.rawValue`.
    private let constants: [(target: UnsafeMutableBufferPointer<Int64>, value: Int64)]

    private let duration: UnsafeMutableBufferPointer<Int64>?
    private let rows: UnsafeMutableBufferPointer<Int64>
    private var days: [DayMemory]

    @safe private struct Column {
        var reading: TripLaneLayout.Reading
        var field: Int
        var target: UnsafeMutablePointer<Int64>?
        var names: UnsafeMutablePointer<NameTable>?
        var low: Int64
        var high: Int64
        var metres: Double
    }

    /// The day that a column told last, as bytes and as a number.
    private struct DayMemory {
        var head: UInt64 = 0
        var tail: UInt16 = 0
        var seconds: Int64 = 0
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
        for (index, column) in layout.columns.enumerated() {
            var metres = 1.0
            if case .distance(let unit) = column.reading { metres = unit.metres }
            unsafe columns.initializeElement(
                at: index,
                to: Column(
                    reading: column.reading,
                    field: column.field?.rawValue ?? -1,
                    target: column.field.flatMap { unsafe batch.values(of: $0)?.baseAddress },
                    names: column.field.flatMap { unsafe batch.table(of: $0) },
                    low: column.bounds.lowerBound,
                    high: column.bounds.upperBound,
                    metres: metres
                )
            )
        }
        let told = Set(layout.columns.compactMap(\.field))
        isDurationMapped = told.contains(.duration)
        unsafe duration = batch.values(of: .duration)
        unsafe rows = batch.rows
        unsafe self.constants = constants.compactMap { field, value in
            unsafe batch.values(of: field).map { unsafe (target: $0, value: value) }
        }
        days = layout.columns.map { _ in DayMemory() }
    }

    /// Reads rows from a position on, while they are plain, whole, and there is room.
    ///
    /// - Returns: how many.
    mutating func read(_ bytes: Span<UInt8>, _ position: inout Int, firstRow: Int) -> Int {
        var start = position
        var count = batch.count
        let first = count
        let fixed = unsafe constants
        // The bytes are lent for the reading only; every place lies within them.
        unsafe bytes.withUnsafeBytes { all in
            while count < batch.capacity {
                guard let end = unsafe readRow(all, start, count) else { break }
                unsafe rows[count] = Int64(firstRow + count - first)
                for place in unsafe fixed.indices {
                    unsafe fixed[place].target[count] = fixed[place].value
                }
                count += 1
                start = end
            }
        }
        batch.count = count
        position = start
        return count - first
    }

    /// Reads the row that begins at a place; where it ends, its line end included.
    private mutating func readRow(
        _ all: UnsafeRawBufferPointer,
        _ start: Int,
        _ slot: Int
    ) -> Int? {
        var place = start
        var (pickUp, dropOff) = (TripBatch.missing, TripBatch.missing)
        guard let first = unsafe columns.baseAddress else { return nil }
        let last = unsafe columns.count - 1
        for index in 0...last {
            let column = unsafe first + index
            guard place < all.count else { return nil }
            var value = TripBatch.missing
            let reading = unsafe column.pointee.reading
            var end = place
            switch reading {
            case .moment:
                if unsafe all[place] == delimiter { break }
                end = place + 19
                guard end < all.count, let read = unsafe moment(index, all, place) else {
                    return nil
                }
                if unsafe column.pointee.field == TripField.pickedUpAt.rawValue { pickUp = read }
                if unsafe column.pointee.field == TripField.droppedOffAt.rawValue { dropOff = read }
                value = Self.minutes(read)
            case .truth:
                guard unsafe Self.truth(all[place], delimiter, &value) else { return nil }
                let isEmpty =
                    unsafe all[place] == delimiter || all[place] == 0x0A
                    || all[place] == 0x0D
                end = isEmpty ? place : place + 1
            case .whole: end = unsafe Self.number(all, place, scale: 0, &value)
            case .hundredths: end = unsafe Self.number(all, place, scale: 2, &value)
            case .distance:
                end = unsafe Self.metres(all, place, column.pointee.metres, &value)
            case .name, .identifier, .skipped:
                end = unsafe nameEnd(all, place, isIdentifier: reading == .identifier)
                if end > place, reading != .skipped {
                    let bytes = unsafe UnsafeRawBufferPointer(rebasing: all[place..<end])
                    value = unsafe column.pointee.names?.pointee.place(of: bytes) ?? value
                }
            }
            // The field ends where the delimiter stands, the last one with the line.
            guard end >= 0, end < all.count else { return nil }
            let byte = unsafe all[end]
            guard index == last ? byte == 0x0A || byte == 0x0D : byte == delimiter else {
                return nil
            }
            if value != TripBatch.missing {
                guard unsafe column.pointee.low <= value, unsafe value <= column.pointee.high else {
                    return nil
                }
            }
            if let target = unsafe column.pointee.target { unsafe target[slot] = value }
            place = end + 1
        }
        // Without a pick-up there is no trip: the general reader says why.
        guard pickUp != TripBatch.missing else { return nil }
        if let duration = unsafe duration {
            let isTold = unsafe isDurationMapped && duration[slot] != TripBatch.missing
            if !isTold {
                unsafe duration[slot] =
                    dropOff == TripBatch.missing ? TripBatch.missing : dropOff - pickUp
            }
        }
        return unsafe lineEnd(all, place - 1)
    }

    private static func minutes(_ seconds: Int64) -> Int64 {
        seconds >= 0 ? seconds / 60 : -((59 - seconds) / 60)
    }

    /// Where a name without blanks ends; -1 where it is not plain.
    ///
    /// An identifier has letters and digits only.
    @inline(__always)
    private func nameEnd(
        _ all: UnsafeRawBufferPointer,
        _ start: Int,
        isIdentifier: Bool
    ) -> Int {
        var place = start
        while place < all.count {
            let byte = unsafe all[place]
            if byte == delimiter || byte == 0x0A || byte == 0x0D { return place }
            guard byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "\"") else { return -1 }
            if isIdentifier {
                guard byte &- 0x30 <= 9 || (byte | 0x20) &- 0x61 <= 25 else { return -1 }
            }
            place += 1
        }
        return -1
    }

    /// Passes over `\n`, `\r\n` or `\r\r\n`.
    @inline(__always)
    private func lineEnd(_ all: UnsafeRawBufferPointer, _ start: Int) -> Int? {
        var place = start
        while place < all.count, unsafe all[place] == 0x0D { place += 1 }
        guard place < all.count, unsafe all[place] == 0x0A else { return nil }
        return place + 1
    }

    /// Seconds of the local clock since 1970-01-01.
    @inline(__always)
    private mutating func moment(
        _ index: Int,
        _ all: UnsafeRawBufferPointer,
        _ start: Int
    ) -> Int64? {
        guard let time = unsafe Self.secondsOfDay(all, start) else { return nil }
        let head = unsafe all.loadUnaligned(fromByteOffset: start, as: UInt64.self)
        let tail = unsafe all.loadUnaligned(fromByteOffset: start + 8, as: UInt16.self)
        if head == days[index].head, tail == days[index].tail { return days[index].seconds + time }
        guard let midnight = unsafe Self.midnight(all, start) else { return nil }
        days[index] = DayMemory(head: head, tail: tail, seconds: midnight)
        return midnight + time
    }

    deinit {
        unsafe columns.deinitialize()
        unsafe columns.deallocate()
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
