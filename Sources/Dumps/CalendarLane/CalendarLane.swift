internal import Domain

/// The fast way through a calendar: rows in the plainest form, many at once.
///
/// A calendar repeats itself: the same advertisement, the next night, the same values. The next row
/// is foretold from the last one and only compared; where it differs it is read; where it is not
/// plain it is left to the general reader.
public struct CalendarLane: Sendable {
    /// The id of the advertisement of the last stretch.
    public private(set) var listing = ""

    private let layout: CalendarLayout
    private let parser: CalendarRowParser

    /// The last row: the id with its comma, and what followed the night, with the line feed.
    private var id: [UInt8] = []
    private var rest: [UInt8] = []

    /// The digits of the night that is foretold.
    private var nextDate: [UInt8] = []

    /// A lane for a layout.
    public init(_ layout: CalendarLayout) {
        self.layout = layout
        parser = CalendarRowParser(roles: layout.roles)
    }

    /// Reads the stretch that begins at a row.
    ///
    /// - Parameters:
    ///   - bytes: the bytes at hand.
    ///   - position: where the row begins; moved behind the stretch.
    /// - Returns: `nil` where the row is not plain, not whole, or its night not allowed.
    mutating func stretch(_ bytes: Span<UInt8>, _ position: inout Int) -> CalendarStretch? {
        guard let end = lineFeed(bytes, position),
            let row = parser.row(bytes, position, end), layout.days.contains(row.day)
        else { return nil }
        remember(bytes, position, row, end)
        var stretch = CalendarStretch()
        stretch.firstDay = row.day
        stretch.nights = 1
        stretch.values = row.values
        stretch.rowBytes = Int64(end + 1 - position)
        position = end + 1
        var day = row.day
        while day < layout.days.upperBound {
            advanceDate(to: day + 1)
            guard isForetold(bytes, position) else { break }
            position += id.count + 10 + rest.count
            day += 1
            stretch.nights += 1
        }
        return stretch
    }

    private func lineFeed(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
        var place = start
        while place < bytes.count {
            if bytes[place] == 0x0A { return place }
            place += 1
        }
        return nil
    }

    private mutating func remember(
        _ bytes: Span<UInt8>,
        _ start: Int,
        _ row: CalendarRowParser.Row,
        _ end: Int
    ) {
        let length = row.idEnd + 1 - start
        if length != id.count || !Self.equal(bytes, start, id.span) {
            id.removeAll(keepingCapacity: true)
            for place in start..<(row.idEnd + 1) { id.append(bytes[place]) }
            listing = String(decoding: id.dropLast(), as: UTF8.self)
        }
        rest.removeAll(keepingCapacity: true)
        for place in row.restStart..<(end + 1) { rest.append(bytes[place]) }
        nextDate.removeAll(keepingCapacity: true)
        for place in (row.idEnd + 1)..<row.restStart { nextDate.append(bytes[place]) }
    }

    /// Writes the next day; only the last digit changes most of the time.
    private mutating func advanceDate(to day: Int32) {
        if nextDate[9] < UInt8(ascii: "8"), nextDate[8] < UInt8(ascii: "2") {
            nextDate[9] += 1
        } else {
            nextDate = Array(CivilDate(daysSinceEpoch: day).description.utf8)
        }
    }

    private func isForetold(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
        guard start + id.count + 10 + rest.count <= bytes.count else { return false }
        return Self.equal(bytes, start + id.count, nextDate.span)
            && Self.equal(bytes, start, id.span)
            && Self.equal(bytes, start + id.count + 10, rest.span)
    }

    private static func equal(_ bytes: Span<UInt8>, _ start: Int, _ other: Span<UInt8>) -> Bool {
        var place = 0
        while place < other.count {
            if bytes[start + place] != other[place] { return false }
            place += 1
        }
        return true
    }
}

extension CSVReader {
    /// Reads the next stretch of plain calendar rows, as far as they are at hand.
    ///
    /// - Returns: `nil` where the next row is not plain: `next(into:)` reads it.
    public mutating func next(_ lane: inout CalendarLane) -> CalendarStretch? {
        guard let (stretch, rows) = window.takeRows(through: &lane) else { return nil }
        var numbered = stretch
        numbered.rowNumber = rowNumber + 1
        rowNumber += rows
        return numbered
    }
}
