public import Domain

/// The fast way through a trip file: rows in the plainest form, many at once, field by field into
/// arrays.
///
/// It takes a row only where the general reader and the conversions of the format would give the
/// same values; every other row is left to them.
@safe public struct TripLane {
    private let columns: [Column]
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
        var target: UnsafeMutableBufferPointer<Int64>?
        var bounds: ClosedRange<Int64>
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
        columns = layout.columns.map { column in
            var metres = 1.0
            if case .distance(let unit) = column.reading { metres = unit.metres }
            return unsafe Column(
                reading: column.reading,
                field: column.field?.rawValue ?? -1,
                target: column.field.flatMap { unsafe batch.values(of: $0) },
                bounds: column.bounds,
                metres: metres
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
        let last = columns.count - 1
        var (pickUp, dropOff) = (TripBatch.missing, TripBatch.missing)
        for index in 0...last {
            let column = columns[index]
            guard let end = unsafe fieldEnd(all, place, column, isLast: index == last) else {
                return nil
            }
            if column.field >= 0 {
                var value = TripBatch.missing
                if end > place {
                    guard let read = unsafe read(column, index, all, place, end) else { return nil }
                    value = read
                    if column.reading == .moment {
                        if column.field == TripField.pickedUpAt.rawValue { pickUp = value }
                        if column.field == TripField.droppedOffAt.rawValue {
                            dropOff = value
                        }
                        value = Self.minutes(value)
                    }
                }
                unsafe column.target?[slot] = value
            }
            place = end + 1
        }
        // Without a pick-up there is no trip: the general reader says why.
        guard pickUp != TripBatch.missing else { return nil }
        if let duration = unsafe duration,
            unsafe isDurationMapped == false
                || duration[slot] == TripBatch.missing
        {
            unsafe duration[slot] =
                dropOff == TripBatch.missing ? TripBatch.missing : dropOff - pickUp
        }
        return unsafe lineEnd(all, place - 1)
    }

    private static func minutes(_ seconds: Int64) -> Int64 {
        seconds >= 0 ? seconds / 60 : -((59 - seconds) / 60)
    }

    /// The place of the delimiter or line end behind a plain field.
    @inline(__always)
    private func fieldEnd(
        _ all: UnsafeRawBufferPointer,
        _ start: Int,
        _ column: Column,
        isLast: Bool
    ) -> Int? {
        var place = start
        // A moment has nineteen bytes, each of which is looked at when it is read.
        if column.reading == .moment, start + 19 < all.count,
            unsafe all[start + 19] == delimiter, unsafe all[start] != delimiter
        {
            return isLast ? nil : start + 19
        }
        while place < all.count {
            let byte = unsafe all[place]
            if byte == delimiter { return isLast ? nil : place }
            if byte <= 0x20 {
                if byte == 0x0A || byte == 0x0D { return isLast ? place : nil }
                guard byte == 0x20 else { return nil }
            } else if byte == UInt8(ascii: "\"") || byte >= 0x7F {
                return nil
            }
            place += 1
        }
        return nil
    }

    /// Passes over `\n`, `\r\n` or `\r\r\n`.
    @inline(__always)
    private func lineEnd(_ all: UnsafeRawBufferPointer, _ start: Int) -> Int? {
        var place = start
        while place < all.count, unsafe all[place] == 0x0D { place += 1 }
        guard place < all.count, unsafe all[place] == 0x0A else { return nil }
        return place + 1
    }

    @inline(__always)
    private mutating func read(
        _ column: Column,
        _ index: Int,
        _ all: UnsafeRawBufferPointer,
        _ start: Int,
        _ end: Int
    ) -> Int64? {
        let value: Int64?
        switch column.reading {
        case .skipped: return TripBatch.missing
        case .name: return unsafe name(column.field, isIdentifier: false, all, start, end)
        case .identifier: return unsafe name(column.field, isIdentifier: true, all, start, end)
        case .moment: return unsafe moment(index, all, start, end)
        case .truth: return unsafe Self.truth(all, start, end)
        case .whole: value = unsafe Self.number(all, start, end, scale: 0)
        case .hundredths: value = unsafe Self.number(all, start, end, scale: 2)
        case .distance: value = unsafe Self.metres(all, start, end, column.metres)
        }
        guard let value, column.bounds.contains(value) else { return nil }
        return value
    }

    /// The place of a name without blanks; an identifier has letters and digits only.
    @inline(__always)
    private func name(
        _ field: Int,
        isIdentifier: Bool,
        _ all: UnsafeRawBufferPointer,
        _ start: Int,
        _ end: Int
    ) -> Int64? {
        var place = start
        while place < end {
            let byte = unsafe all[place]
            if byte == 0x20 { return nil }
            if isIdentifier {
                let isDigit = byte &- 0x30 <= 9
                let isLetter = (byte | 0x20) &- 0x61 <= 25
                guard isDigit || isLetter else { return nil }
            }
            place += 1
        }
        let bytes = unsafe UnsafeRawBufferPointer(rebasing: all[start..<end])
        return unsafe batch.names[field].place(of: bytes)
    }

    /// Seconds of the local clock since 1970-01-01.
    @inline(__always)
    private mutating func moment(
        _ index: Int,
        _ all: UnsafeRawBufferPointer,
        _ start: Int,
        _ end: Int
    ) -> Int64? {
        guard end == start + 19, let time = unsafe Self.secondsOfDay(all, start) else { return nil }
        let head = unsafe all.loadUnaligned(fromByteOffset: start, as: UInt64.self)
        let tail = unsafe all.loadUnaligned(fromByteOffset: start + 8, as: UInt16.self)
        if head == days[index].head, tail == days[index].tail { return days[index].seconds + time }
        guard let midnight = unsafe Self.midnight(all, start) else { return nil }
        days[index] = DayMemory(head: head, tail: tail, seconds: midnight)
        return midnight + time
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
