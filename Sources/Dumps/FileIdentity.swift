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
        let file = try InputFile(path: path)
        let digest = FileDigest()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { unsafe buffer.deallocate() }
        var total: Int64 = 0
        while true {
            let count = try unsafe file.read(into: buffer)
            guard count > 0 else { break }
            unsafe digest.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            total += Int64(count)
        }
        guard total > 0 else { throw DumpError(.isEmpty, file: path) }
        byteCount = total
        sha256 = digest.finish()
    }
}
