/// The bytes of a JSON dump around the place that is being read.
///
/// Values are stepped over without being built; only what is being kept stays in memory.
/// Grammar: RFC 8259.
struct JSONWindow: ~Copyable {
    private var stream: ByteStream
    private let maxKeptBytes: Int
    private let chunkCapacity: Int
    private var bytes: [UInt8] = []
    /// Where `bytes` begin in the uncompressed file.
    private var start: Int64 = 0
    private var position = 0
    private var keptFrom: Int?

    init(path: String, maxKeptBytes: Int, chunkCapacity: Int) throws(DumpError) {
        var stream = try ByteStream(path: path)
        var first: [UInt8] = []
        try stream.read(into: &first, capacity: max(chunkCapacity, 4))
        self.stream = stream
        self.maxKeptBytes = maxKeptBytes
        self.chunkCapacity = chunkCapacity
        bytes = first
        position = first.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    var fileBytesConsumed: Int64 { stream.fileBytesConsumed }

    /// The place in the uncompressed file.
    var offset: Int64 { start + Int64(position) }

    func malformed(_ detail: String) -> DumpError {
        DumpError(.notJSON, file: stream.path, offset: offset, detail: detail)
    }

    // MARK: Keeping

    /// Keeps what is read from here on.
    mutating func keep() { keptFrom = position }

    /// What was read since `keep`; it is kept no longer.
    mutating func kept() -> [UInt8] {
        defer { keptFrom = nil }
        return Array(bytes[(keptFrom ?? position)..<position])
    }

    /// The last bytes that were read and kept.
    func lastKept(_ count: Int) -> ArraySlice<UInt8> { bytes[(position - count)..<position] }

    // MARK: Reading

    /// The next byte that is no blank, which is not taken; `nil` at the end of the file.
    mutating func peek() throws(DumpError) -> UInt8? {
        while let byte = try byte() {
            guard byte == 0x20 || (0x09...0x0D).contains(byte) else { return byte }
            position += 1
        }
        return nil
    }

    /// Takes the next byte that is no blank where it is this one.
    mutating func take(_ wanted: Unicode.Scalar) throws(DumpError) -> Bool {
        guard try peek() == UInt8(ascii: wanted) else { return false }
        position += 1
        return true
    }

    /// Takes the next byte that is no blank, which must be this one.
    mutating func expect(_ wanted: Unicode.Scalar) throws(DumpError) {
        guard try !take(wanted) else { return }
        throw malformed(try byte() == nil ? "it ends too early" : "'\(wanted)' was expected")
    }

    /// Steps over a string, escapes and all.
    mutating func skipString() throws(DumpError) {
        try expect("\"")
        while let byte = try byte() {
            position += 1
            if byte == UInt8(ascii: "\"") { return }
            if byte == UInt8(ascii: "\\"), try self.byte() != nil { position += 1 }
        }
        throw malformed("it ends in a string")
    }

    /// Steps over any value.
    mutating func skipValue() throws(DumpError) {
        switch try peek() {
        case UInt8(ascii: "\""): try skipString()
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            position += 1
            try skipToClosing()
        default: try skipScalar()
        }
    }

    /// Steps over the rest of an object or array whose opening bracket has been taken.
    mutating func skipToClosing() throws(DumpError) {
        var depth = 1
        while depth > 0 {
            guard let byte = try byte() else { throw malformed("it ends too early") }
            switch byte {
            case UInt8(ascii: "\""):
                try skipString()
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
            position += 1
        }
    }

    private mutating func skipScalar() throws(DumpError) {
        let begin = offset
        while let byte = try byte(), !",]}:\"[{ \t\r\n".utf8.contains(byte) { position += 1 }
        guard offset > begin else {
            throw malformed(try byte() == nil ? "it ends too early" : "a value was expected")
        }
    }

    /// The byte at the place, read on for where necessary; `nil` at the end of the file.
    private mutating func byte() throws(DumpError) -> UInt8? {
        if position < bytes.count { return bytes[position] }
        let done = keptFrom ?? position
        bytes.removeFirst(done)
        start += Int64(done)
        position -= done
        keptFrom = keptFrom.map { _ in 0 }
        guard bytes.count <= maxKeptBytes else { throw malformed("an object is too long") }
        var chunk: [UInt8] = []
        try stream.read(into: &chunk, capacity: chunkCapacity)
        bytes.append(contentsOf: chunk)
        return bytes.isEmpty || position == bytes.count ? nil : bytes[position]
    }
}
