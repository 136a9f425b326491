/// The bytes of a CSV dump from the beginning of the current row on.
struct CSVWindow: ~Copyable {
    private var stream: ByteStream

    /// Large gzip files are inflated on a thread of their own.
    private let ahead: ReadAhead?

    /// Where somebody else reads the file: the next chunk, empty at the end.
    private let supply: (() throws(DumpError) -> [UInt8])?
    private static let largeFile: Int64 = 1 << 20
    private let chunkCapacity: Int
    private var chunk: [UInt8] = []
    private var isAtEnd = false
    /// The rest of a faulty row's first line is being passed over.
    private var isPassingOver = false
    /// Where `bytes` begin in the uncompressed file.
    private var offset: Int64 = 0
    private var rowStart: Int

    private(set) var bytes: [UInt8]

    /// Up to here the current row has been read.
    private(set) var position: Int

    init(
        path: String,
        chunkCapacity: Int,
        readsAhead: Bool = true,
        supply: (() throws(DumpError) -> [UInt8])? = nil
    ) throws(DumpError) {
        var stream = try ByteStream(path: path)
        var first: [UInt8] = []
        var ahead: ReadAhead?
        if let supply {
            first = try supply()
        } else {
            // Enough for a byte order mark, however small the chunks are.
            try stream.read(into: &first, capacity: max(chunkCapacity, 4))
            if readsAhead, stream.isGzip, stream.fileByteCount >= Self.largeFile {
                let next = ReadAhead(path: path, chunkCapacity: max(chunkCapacity, 4))
                try next.next(&first)
                ahead = next
            }
        }
        guard !first.starts(with: [0xFF, 0xFE]), !first.starts(with: [0xFE, 0xFF]) else {
            throw DumpError(.notText, file: path, offset: 0, detail: "it is UTF-16")
        }
        self.ahead = ahead
        self.supply = supply
        self.stream = stream
        self.chunkCapacity = chunkCapacity
        bytes = first
        position = first.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        rowStart = position
    }

    var path: String { stream.path }

    var fileBytesConsumed: Int64 { ahead?.fileBytesConsumed ?? stream.fileBytesConsumed }

    /// Where the current row begins in the uncompressed file.
    var rowOffset: Int64 { offset + Int64(rowStart) }

    /// Whether the last byte that was read ends a line.
    var isAfterLineEnd: Bool { position > rowStart && Self.endsLine(bytes[position - 1]) }

    /// Goes to the first byte of the next row; false at the end.
    ///
    /// Blanks and line ends before a row belong to none, as with libcsv; a tab is a blank unless
    /// it is the delimiter.
    mutating func seekRow(delimiter: UInt8) throws(DumpError) -> Bool {
        rowStart = position
        while try fill() {
            if isPassingOver {
                position = endOfLine(from: position, to: bytes.count)
                isPassingOver = position == bytes.count
            } else {
                position = firstNoBlank(from: position, delimiter: delimiter)
            }
            rowStart = position
            if !isPassingOver, position < bytes.count, !Self.endsLine(bytes[position]) {
                return true
            }
        }
        return false
    }

    /// Sees to it that there is a byte to read; false at the end.
    mutating func fill() throws(DumpError) -> Bool {
        while position == bytes.count, !isAtEnd {
            bytes.removeFirst(rowStart)
            offset += Int64(rowStart)
            position -= rowStart
            rowStart = 0
            if let supply {
                chunk = try supply()
            } else if let ahead {
                try ahead.next(&chunk)
            } else {
                try stream.read(into: &chunk, capacity: chunkCapacity)
            }
            isAtEnd = chunk.isEmpty
            bytes.append(contentsOf: chunk)
        }
        return position < bytes.count
    }

    /// The bytes up to and with the next line end, so that no piece holds more than one row; `nil`
    /// where the row is longer than `maxRowBytes`.
    func nextPiece(maxRowBytes: Int) -> Range<Int>? {
        let limit = rowStart + maxRowBytes
        guard position < limit else {
            let isLineEnd = position == limit && Self.endsLine(bytes[position])
            return isLineEnd ? position..<(position + 1) : nil
        }
        let bound = min(bytes.count, limit)
        let end = endOfLine(from: position, to: bound)
        return position..<(end == bound ? bound : end + 1)
    }

    /// Takes note that a piece has been read.
    mutating func advance(over piece: Range<Int>) {
        position = piece.upperBound
    }

    /// Takes whole rows that the calendar lane understands; `nil` where the next is none of them.
    mutating func takeRows(
        through lane: inout CalendarLane
    ) -> (byteOffset: Int64, count: Int)? {
        guard !isPassingOver else { return nil }
        var place = position
        let count = lane.read(bytes.span, &place)
        guard count > 0 else { return nil }
        defer {
            position = place
            rowStart = place
        }
        return (offset + Int64(position), count)
    }

    /// Takes whole rows that the trip lane understands; how many they are.
    mutating func takeTrips(through lane: inout TripLane, firstRow: Int) -> Int {
        guard !isPassingOver else { return 0 }
        var place = position
        let count = lane.read(bytes.span, &place, firstRow: firstRow)
        position = place
        rowStart = place
        return count
    }

    /// Whether nothing of a row is at hand, neither of this one nor of the next.
    ///
    /// Line ends before a row belong to none.
    mutating func isUsedUp() -> Bool {
        guard !isPassingOver else { return false }
        while position < bytes.count, Self.endsLine(bytes[position]) { position += 1 }
        rowStart = position
        return position == bytes.count
    }

    /// Goes on with another chunk, the next of the file, where nothing of the last one is left.
    mutating func replace(with chunk: consuming [UInt8], count: Int, position: Int) {
        offset += Int64(bytes.count)
        bytes = chunk
        bytes.removeLast(bytes.count - count)
        self.position = position
        rowStart = position
    }

    /// Passes over a chunk that somebody else has read, where nothing of the last one is left.
    mutating func pass(bytes count: Int) {
        offset += Int64(bytes.count + count)
        bytes.removeAll()
        position = 0
        rowStart = 0
    }

    /// Gives the current row up: the next one begins after the row's first line.
    mutating func passOverLine() {
        position = rowStart
        isPassingOver = true
    }

    private func endOfLine(from start: Int, to bound: Int) -> Int {
        let bytes = bytes.span
        var index = start
        while index < bound, !Self.endsLine(bytes[index]) { index += 1 }
        return index
    }

    private func firstNoBlank(from start: Int, delimiter: UInt8) -> Int {
        let bytes = bytes.span
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            guard Self.endsLine(byte) || byte == 0x20 || (byte == 0x09 && delimiter != 0x09)
            else { break }
            index += 1
        }
        return index
    }

    private static func endsLine(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    deinit {
        ahead?.abandon()
    }
}
