/// The uncompressed bytes of a dump in chunks that end with a line.
///
/// That holds where lines are not longer than a chunk. The first chunk is the first line, unless that
/// is very long: the header of a table.
///
/// Nearly always a row begins with each chunk, so that chunks can be read at the same time; whoever
/// does so must find out whether it was so.
public struct LineChunks: ~Copyable {
    private var stream: ByteStream

    /// What followed the last line end of the chunk before.
    private var rest: [UInt8] = []

    private var isFirst = true

    /// The first line is looked for among so many bytes.
    private static let mostOfFirstLine = 16 << 10

    /// Opens a dump.
    ///
    /// - Throws: what opening a `ByteStream` throws.
    public init(path: String) throws(DumpError) {
        stream = try ByteStream(path: path)
    }

    /// How far reading has come, in bytes of the file on disk.
    public var fileBytesConsumed: Int64 { stream.fileBytesConsumed }

    /// Fills the beginning of a buffer, which keeps its length, with the next chunk.
    ///
    /// - Returns: how long the chunk is; 0 at the end.
    /// - Throws: what reading a `ByteStream` throws.
    public mutating func next(into buffer: inout [UInt8]) throws(DumpError) -> Int {
        var count = rest.count
        buffer.replaceSubrange(..<count, with: rest)
        rest.removeAll(keepingCapacity: true)
        if isFirst {
            isFirst = false
            count = try stream.read(into: &buffer, in: 0..<min(Self.mostOfFirstLine, buffer.count))
            if let end = buffer[..<count].firstIndex(of: 0x0A) {
                rest.append(contentsOf: buffer[(end + 1)..<count])
                return end + 1
            }
        }
        while count < buffer.count {
            let read = try stream.read(into: &buffer, in: count..<buffer.count)
            guard read > 0 else { return count }
            count += read
        }
        guard let end = buffer.lastIndex(of: 0x0A) else { return count }
        rest.append(contentsOf: buffer[(end + 1)...])
        return end + 1
    }
}
