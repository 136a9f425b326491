internal import Foundation

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

    /// The last row with its line feed; the night is written over for each row that is foretold.
    private var row: [UInt8] = []

    /// The id in it, with its comma.
    private var idLength = 0
    private var digits = DateDigits()

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
        stretch.nights += foretold(bytes, &position, after: row.day)
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
        _ read: CalendarRowParser.Row,
        _ end: Int
    ) {
        let length = read.idEnd + 1 - start
        var isSame = length == idLength
        var place = 0
        while isSame, place < length {
            isSame = bytes[start + place] == row[place]
            place += 1
        }
        row.removeAll(keepingCapacity: true)
        for place in start..<(end + 1) { row.append(bytes[place]) }
        guard !isSame else { return }
        idLength = length
        listing = String(decoding: row.prefix(length - 1), as: UTF8.self)
    }

    /// Passes over the rows that are as foretold; how many they are.
    private mutating func foretold(
        _ bytes: Span<UInt8>,
        _ position: inout Int,
        after day: Int32
    ) -> Int {
        digits.reach(day)
        let first = Int(day - digits.base) + 1
        let most = min(digits.count - first, Int(layout.days.upperBound - day))
        let (length, idLength, start) = (row.count, idLength, position)
        // The three buffers are lent for the comparison only; every place lies within them.
        let rows = unsafe bytes.withUnsafeBytes { all in
            unsafe digits.bytes.withUnsafeBytes { digits in
                unsafe row.withUnsafeMutableBytes { row in
                    guard let all = all.baseAddress, let digits = digits.baseAddress,
                        let template = row.baseAddress
                    else { return 0 }
                    var rows = 0
                    var place = start
                    while rows < most, place + length <= bytes.count {
                        unsafe memcpy(template + idLength, digits + (first + rows) * 10, 10)
                        guard unsafe memcmp(all + place, template, length) == 0 else { break }
                        rows += 1
                        place += length
                    }
                    return rows
                }
            }
        }
        position += rows * length
        return rows
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
