internal import Foundation
internal import Synchronization

/// The identity of a file, found on a thread of its own while other things are made ready.
///
/// Whoever begins it ends it, with `identity()` or `abandon()`: a program must not end under a thread
/// that still reads.
public final class FileIdentityAhead: Sendable {
    private enum State {
        case reading
        case abandoned
        case found(Result<FileIdentity, DumpError>)
        case ended
    }

    /// The file.
    public let path: String

    private let state = Mutex(State.reading)

    /// Wakes who waits for `state`.
    private let changed = NSCondition()

    /// Begins to read a file.
    public init(ofFileAt path: String) {
        self.path = path
        Thread.detachNewThread { [self] in
            let result = Result { () throws(DumpError) in
                try FileIdentity.read(path) {
                    state.withLock { if case .abandoned = $0 { false } else { true } }
                }
            }
            changed.lock()
            state.withLock { state in
                switch result {
                case .success(let identity?): state = .found(.success(identity))
                case .success(nil): state = .ended
                case .failure(let error): state = .found(.failure(error))
                }
            }
            changed.broadcast()
            changed.unlock()
        }
    }

    /// Waits for the identity.
    ///
    /// - Throws: what `FileIdentity` throws.
    public func identity() throws(DumpError) -> FileIdentity {
        if let result = waited() { return try result.get() }
        return try FileIdentity(ofFileAt: path)
    }

    /// Ends the reading, where nobody needs it any more.
    public func abandon() {
        state.withLock { if case .reading = $0 { $0 = .abandoned } }
        _ = waited()
    }

    /// Waits for the thread's end; `nil` where it was abandoned.
    private func waited() -> Result<FileIdentity, DumpError>? {
        changed.lock()
        defer { changed.unlock() }
        while true {
            switch state.withLock({ $0 }) {
            case .reading, .abandoned: changed.wait()
            case .found(let result): return result
            case .ended: return nil
            }
        }
    }
}
