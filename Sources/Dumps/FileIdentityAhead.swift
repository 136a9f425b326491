internal import Foundation
internal import Synchronization

/// The identity of a file, found on a thread of its own while other things are made ready.
public final class FileIdentityAhead: Sendable {
    /// The file.
    public let path: String

    private let found = Mutex<Result<FileIdentity, DumpError>?>(nil)

    /// Wakes who waits for `found`.
    private let changed = NSCondition()

    /// Begins to read a file.
    public init(ofFileAt path: String) {
        self.path = path
        Thread.detachNewThread { [self] in
            let result = Result { () throws(DumpError) in try FileIdentity(ofFileAt: path) }
            changed.lock()
            found.withLock { $0 = result }
            changed.broadcast()
            changed.unlock()
        }
    }

    /// Waits for the identity.
    ///
    /// - Throws: what `FileIdentity` throws.
    public func identity() throws(DumpError) -> FileIdentity {
        changed.lock()
        defer { changed.unlock() }
        while true {
            if let result = found.withLock({ $0 }) { return try result.get() }
            changed.wait()
        }
    }
}
