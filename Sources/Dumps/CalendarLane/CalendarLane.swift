/// The fast way through a calendar: rows of one advertisement in the plainest form, many at once.
///
/// A calendar repeats itself: the same advertisement, the next night, values it told before. So the
/// next row is foretold, from the id, the night and the endings seen, and only compared; where it is
/// not as foretold it is read; where it is not plain it is left to the general reader.
public struct CalendarLane: Sendable {
    /// The id of the advertisement that was read last.
    public private(set) var listing = ""

    /// What was read last: nights of `listing` in rows that follow each other.
    public private(set) var stretches: [CalendarStretch] = []

    private let layout: CalendarLayout
    private let parser: CalendarRowParser

    /// The id with its comma, as it stands in the rows.
    private var id: [UInt8] = []
    private var digits = DateDigits()
    private var endings = RowEndings()

    /// So many rows at most are read at once, whatever the file says.
    private static let mostRows = 4_096

    /// The length of `YYYY-MM-DD`.
    private static let dayLength = 10

    /// A lane for a layout.
    public init(_ layout: CalendarLayout) {
        self.layout = layout
        parser = CalendarRowParser(roles: layout.roles)
    }

    /// Reads rows of one advertisement into `stretches`.
    ///
    /// - Parameters:
    ///   - bytes: the bytes at hand.
    ///   - position: where a row begins; moved behind the rows that were read.
    /// - Returns: how many; none where the row is not plain, not whole, or its night not allowed.
    mutating func read(_ bytes: Span<UInt8>, _ position: inout Int) -> Int {
        stretches.removeAll(keepingCapacity: true)
        var rows = 0
        let start = position
        while rows < Self.mostRows, rows == 0 || isSameListing(bytes, position),
            let end = lineFeed(bytes, position), let row = parser.row(bytes, position, end),
            layout.days.contains(row.day)
        {
            if rows == 0 { remember(bytes, position..<(row.idEnd + 1)) }
            let ending = endings.add(bytes, row.restStart..<(end + 1), row.values)
            stretches.append(
                CalendarStretch(
                    row: rows,
                    firstDay: row.day,
                    byteOffset: position - start,
                    rowBytes: end + 1 - position,
                    values: row.values
                )
            )
            position = end + 1
            rows += 1
            guard let ending else { continue }
            rows += foretold(bytes, &position, start, rows, after: row.day, ending)
        }
        return rows
    }

    private func isSameListing(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
        guard start + id.count <= bytes.count else { return false }
        for place in id.indices where bytes[start + place] != id[place] { return false }
        return true
    }

    private func lineFeed(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
        var place = start
        while place < bytes.count {
            if bytes[place] == 0x0A { return place }
            place += 1
        }
        return nil
    }

    private mutating func remember(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        guard range.count != id.count || !isSameListing(bytes, range.lowerBound) else { return }
        id.removeAll(keepingCapacity: true)
        for place in range { id.append(bytes[place]) }
        listing = String(decoding: id.dropLast(), as: UTF8.self)
    }

    /// Passes over the rows that are as foretold; how many they are.
    private mutating func foretold(
        _ bytes: Span<UInt8>,
        _ position: inout Int,
        _ start: Int,
        _ rowsBefore: Int,
        after day: Int32,
        _ lastEnding: Int
    ) -> Int {
        digits.reach(day)
        let first = Int(day - digits.base) + 1
        let most = min(
            digits.count - first,
            Int(layout.days.upperBound - day),
            Self.mostRows - rowsBefore
        )
        let (head, count, base) = (id.count + Self.dayLength, bytes.count, digits.base)
        var (ending, rows, place) = (lastEnding, 0, position)
        let endings = endings
        // Taken out, so that it is not copied while it grows.
        var taken = stretches
        stretches = []
        var current = taken.count - 1
        // The buffers are lent for the comparisons only; every place lies within them.
        unsafe bytes.withUnsafeBytes { all in
            unsafe digits.bytes.withUnsafeBytes { digits in
                unsafe id.withUnsafeBytes { id in
                    guard let all = all.baseAddress, let days = digits.baseAddress,
                        let name = id.baseAddress
                    else { return }
                    while rows < most, place + head <= count {
                        let row = unsafe all + place
                        let day = unsafe days + (first + rows) * Self.dayLength
                        guard unsafe isEqual(row, name, id.count),
                            unsafe isEqual(row + id.count, day, Self.dayLength),
                            let found = unsafe endings.match(
                                row + head,
                                count - place - head,
                                first: ending
                            )
                        else { return }
                        let length = head + endings.length(found)
                        if found == ending {
                            taken[current].nights += 1
                        } else {
                            ending = found
                            taken.append(
                                CalendarStretch(
                                    row: rowsBefore + rows,
                                    firstDay: base + Int32(first + rows),
                                    byteOffset: place - start,
                                    rowBytes: length,
                                    values: endings.values(found)
                                )
                            )
                            current += 1
                        }
                        rows += 1
                        place += length
                    }
                }
            }
        }
        stretches = taken
        position = place
        return rows
    }
}

extension CSVReader {
    /// Where rows that the lane took begin.
    public struct LaneRows: Hashable, Sendable {
        /// The number of the first row.
        public var rowNumber: Int

        /// Where it begins in the uncompressed file.
        public var byteOffset: Int64

        /// How many rows.
        public var count: Int
    }

    /// Reads the next plain rows of one advertisement, as far as they are at hand.
    ///
    /// - Returns: `nil` where the next row is not plain: `next(into:)` reads it.
    public mutating func next(_ lane: inout CalendarLane) -> LaneRows? {
        guard let (byteOffset, count) = window.takeRows(through: &lane) else { return nil }
        defer { rowNumber += count }
        return LaneRows(rowNumber: rowNumber + 1, byteOffset: byteOffset, count: count)
    }
}
