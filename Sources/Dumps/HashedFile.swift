internal import Foundation

/// A file that is written from its beginning to its end and hashed on the way.
///
/// Nothing of it stays where it is given up before `finish()`.
public final class HashedFile {
    /// Where it is.
    public let path: String

    /// Bytes so far.
    public private(set) var bytes = 0
    private let handle: FileHandle
    private let digest = FileDigest()
    private var pending: [UInt8] = []
    private var isFinished = false

    /// Begins a file; one of that name is replaced.
    ///
    /// - Throws: what the file system says.
    public init(_ path: String) throws {
        self.path = path
        try Data().write(to: URL(fileURLWithPath: path))
        handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }

    /// Adds a text in UTF-8.
    ///
    /// - Throws: what the file system says.
    public func write(_ text: String) throws {
        pending += text.utf8
        if pending.count >= 1 << 16 { try flush() }
    }

    /// Ends the file.
    ///
    /// - Returns: its SHA-256 in lower-case hexadecimal.
    /// - Throws: what the file system says.
    public func finish() throws -> String {
        try flush()
        try handle.close()
        isFinished = true
        return digest.current()
    }

    private func flush() throws {
        guard !pending.isEmpty else { return }
        unsafe pending.withUnsafeBytes { unsafe digest.update($0) }
        bytes += pending.count
        try handle.write(contentsOf: pending)
        pending.removeAll(keepingCapacity: true)
    }

    deinit {
        guard !isFinished else { return }
        try? handle.close()
        try? FileManager.default.removeItem(atPath: path)
    }
}
