/// The uncompressed bytes of a dump, plain or gzip, told apart by content and not by name.
public struct ByteStream: ~Copyable {
    private let file: InputFile
    private var inflater: Inflater
    private var rawBytesRead: Int64 = 0

    /// The path as the caller gave it.
    public let path: String

    /// The size of the file on disk.
    public let fileByteCount: Int64

    /// Whether the content begins as gzip does (RFC 1952: 1F 8B).
    public let isGzip: Bool

    /// Opens a file.
    ///
    /// - Throws: `cannotOpen`, `isDirectory`, `isNoFile`, `isEmpty`.
    public init(path: String) throws(DumpError) {
        let file = try InputFile(path: path)
        let magic = try Self.firstBytes(of: file)
        guard !magic.isEmpty else { throw DumpError(.isEmpty, file: path) }
        let inflater = Inflater()
        self.path = path
        fileByteCount = file.byteCount
        isGzip = magic.starts(with: [0x1F, 0x8B])
        self.inflater = inflater
        self.file = file
    }

    /// How far reading has come, in bytes of the file on disk.
    public var fileBytesConsumed: Int64 {
        isGzip ? inflater.compressedBytesConsumed : rawBytesRead
    }

    /// Replaces `buffer` by the next bytes, at most `capacity`; leaves it empty at the end.
    ///
    /// - Throws: `readFailed`, `truncatedGzip`, `corruptGzip`, `trailingBytes`.
    public mutating func read(
        into buffer: inout [UInt8],
        capacity: Int
    ) throws(DumpError) {
        if buffer.count < capacity {
            buffer = [UInt8](repeating: 0, count: capacity)
        }
        // A closure would lose the typed error; the result carries it across.
        var outcome: Result<Int, DumpError> = .success(0)
        unsafe buffer.withUnsafeMutableBytes { bytes in
            do throws(DumpError) {
                unsafe outcome = .success(try readRaw(into: bytes))
            } catch {
                outcome = .failure(error)
            }
        }
        buffer.removeLast(buffer.count - (try outcome.get()))
    }

    /// Fills a part of a buffer with the next bytes; how many there were, 0 at the end.
    ///
    /// - Throws: `readFailed`, `truncatedGzip`, `corruptGzip`, `trailingBytes`.
    mutating func read(
        into buffer: inout [UInt8],
        in part: Range<Int>
    ) throws(DumpError) -> Int {
        // A closure would lose the typed error; the result carries it across.
        var outcome: Result<Int, DumpError> = .success(0)
        unsafe buffer.withUnsafeMutableBytes { bytes in
            do throws(DumpError) {
                let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[part])
                unsafe outcome = .success(try readRaw(into: rest))
            } catch {
                outcome = .failure(error)
            }
        }
        return try outcome.get()
    }

    private mutating func readRaw(
        into bytes: UnsafeMutableRawBufferPointer
    ) throws(DumpError) -> Int {
        if isGzip { return try unsafe inflater.read(into: bytes, from: file) }
        let count = try unsafe file.read(into: bytes)
        rawBytesRead += Int64(count)
        return count
    }

    private static func firstBytes(of file: borrowing InputFile) throws(DumpError) -> [UInt8] {
        var magic = [UInt8](repeating: 0, count: 2)
        var outcome: Result<Int, DumpError> = .success(0)
        unsafe magic.withUnsafeMutableBytes { bytes in
            do throws(DumpError) {
                unsafe outcome = .success(try file.read(into: bytes))
            } catch {
                outcome = .failure(error)
            }
        }
        file.rewind()
        return Array(magic.prefix(try outcome.get()))
    }
}
