/// What a file is, whatever it is called: its size and the SHA-256 of its bytes on disk.
///
/// Every finding can be traced to one of these; the same identity twice is the same dump.
public struct FileIdentity: Hashable, Sendable {
    /// Bytes on disk (compressed where the file is).
    public let byteCount: Int64

    /// SHA-256 in lower-case hexadecimal.
    public let sha256: String

    /// Reads the whole file once.
    ///
    /// - Throws: `cannotOpen`, `isDirectory`, `isNoFile`, `isEmpty`, `readFailed`.
    public init(ofFileAt path: String) throws(DumpError) {
        guard let identity = try Self.read(path, while: { true }) else {
            throw DumpError(.isEmpty, file: path)
        }
        self = identity
    }

    /// The size of a file on disk, without reading it.
    ///
    /// - Throws: `cannotOpen`, `isDirectory`, `isNoFile`, `isEmpty`.
    public static func byteCount(ofFileAt path: String) throws(DumpError) -> Int64 {
        let file = try InputFile(path: path)
        guard file.byteCount > 0 else { throw DumpError(.isEmpty, file: path) }
        return file.byteCount
    }

    private init(byteCount: Int64, sha256: String) {
        self.byteCount = byteCount
        self.sha256 = sha256
    }

    /// Reads the whole file as long as it is wanted; `nil` where it no longer is.
    static func read(
        _ path: String,
        while isWanted: () -> Bool
    ) throws(DumpError) -> FileIdentity? {
        let file = try InputFile(path: path)
        let digest = FileDigest()
        let buffer = UnsafeMutableRawBufferPointer.allocate(
            byteCount: 1 << 18,
            alignment: InputFile.bufferAlignment
        )
        defer { unsafe buffer.deallocate() }
        var total: Int64 = 0
        while isWanted() {
            let count = try unsafe file.read(into: buffer)
            guard count > 0 else {
                guard total > 0 else { throw DumpError(.isEmpty, file: path) }
                return FileIdentity(byteCount: total, sha256: digest.finish())
            }
            unsafe digest.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            total += Int64(count)
        }
        return nil
    }
}
