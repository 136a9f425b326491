internal import Foundation
internal import Synchronization

/// Inflates a file on a thread of its own, a few chunks ahead of whoever reads.
///
/// Two cores then share the work; the memory stays the same whatever the file holds.
final class ReadAhead: Sendable {
    private struct State {
        var full: [[UInt8]] = []
        var empty: [[UInt8]] = []
        var error: DumpError?
        var isAtEnd = false
        var isAbandoned = false
        var fileBytesConsumed: Int64 = 0
    }

    private let state = Mutex(State())

    /// Wakes whoever waits; what it waits for is in `state`.
    private let changed = NSCondition()

    private static let mostChunks = 6

    /// Begins to read.
    init(path: String, chunkCapacity: Int) {
        Thread.detachNewThread { [self] in read(path, chunkCapacity) }
    }

    /// How far reading has come, in bytes of the file on disk.
    var fileBytesConsumed: Int64 { state.withLock(\.fileBytesConsumed) }

    /// Replaces `buffer` by the next chunk; leaves it empty at the end.
    func next(_ buffer: inout [UInt8]) throws(DumpError) {
        var used: [UInt8] = []
        swap(&used, &buffer)
        state.withLock { [used] state in state.empty.append(used) }
        changed.lock()
        while state.withLock({ $0.full.isEmpty && !$0.isAtEnd }) { changed.wait() }
        changed.broadcast()
        changed.unlock()
        let (chunk, error) = state.withLock { state in
            state.full.isEmpty ? ([], state.error) : (state.full.removeFirst(), nil)
        }
        if let error { throw error }
        buffer = chunk
    }

    /// Ends the thread: nobody reads any more.
    func abandon() {
        state.withLock { $0.isAbandoned = true }
        signal()
    }

    private func signal() {
        changed.lock()
        changed.broadcast()
        changed.unlock()
    }

    private func read(_ path: String, _ capacity: Int) {
        var failure: DumpError?
        do throws(DumpError) {
            var stream = try ByteStream(path: path)
            while mayGoOn() {
                var chunk = state.withLock { $0.empty.popLast() ?? [] }
                try stream.read(into: &chunk, capacity: capacity)
                guard !chunk.isEmpty else { break }
                let consumed = stream.fileBytesConsumed
                state.withLock { [chunk] state in
                    state.full.append(chunk)
                    state.fileBytesConsumed = consumed
                }
                signal()
            }
        } catch {
            failure = error
        }
        state.withLock { [failure] state in
            state.error = failure
            state.isAtEnd = true
        }
        signal()
    }

    /// Waits until there is room; false when nobody reads any more.
    private func mayGoOn() -> Bool {
        changed.lock()
        defer { changed.unlock() }
        while state.withLock({ $0.full.count >= Self.mostChunks && !$0.isAbandoned }) {
            changed.wait()
        }
        return !state.withLock(\.isAbandoned)
    }
}
