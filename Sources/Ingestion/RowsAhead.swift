internal import Dumps
internal import Foundation
internal import Synchronization

/// The rows of a file, read and converted on a thread of its own, a few batches ahead of whoever stores
/// them.
///
/// Two cores then share a load, which takes a third less time; the memory stays the same whatever the
/// file holds. Whoever begins it ends it, with `abandon()`.
final class RowsAhead: Sendable {
    /// Rows that follow each other.
    struct Batch: Sendable {
        var rows: [ReadRow] = []

        /// How far reading had come, in bytes of the file on disk.
        var fileBytesConsumed: Int64 = 0
    }

    private struct State {
        var ready: [Batch] = []
        var error: (any Error)?
        var isAtEnd = false
        var isAbandoned = false
    }

    private let state = Mutex(State())

    /// Wakes whoever waits; what it waits for is in `state`.
    private let changed = NSCondition()

    private static let mostBatches = 4
    private static let rowsOfBatch = 256
    private static let bytesOfBatch = 512 << 10

    /// Begins to read.
    ///
    /// - Parameters:
    ///   - reading: what becomes of a row.
    ///   - open: opens the file, at its first row.
    init<Reader: RecordReader & ~Copyable>(
        _ reading: RowReading,
        from open: @escaping @Sendable () throws -> Reader
    ) {
        Thread.detachNewThread { [self] in
            var failure: (any Error)?
            do {
                try read(reading, open)
            } catch {
                failure = error
            }
            state.withLock { [failure] state in
                state.error = failure
                state.isAtEnd = true
            }
            signal()
        }
    }

    /// The next rows; `nil` at the end.
    ///
    /// - Throws: what reading threw, after the rows before it.
    func next() throws -> Batch? {
        wait { !$0.ready.isEmpty || $0.isAtEnd }
        let (batch, error) = state.withLock { state in
            state.ready.isEmpty ? (nil, state.error) : (state.ready.removeFirst(), nil)
        }
        signal()
        if let error { throw error }
        return batch
    }

    /// Ends the thread: nobody reads any more.
    func abandon() {
        state.withLock { $0.isAbandoned = true }
        signal()
        wait { $0.isAtEnd }
    }

    private func read<Reader: RecordReader & ~Copyable>(
        _ reading: RowReading,
        _ open: () throws -> Reader
    ) throws {
        var reader = try open()
        var record = DumpRecord()
        var batch = Batch()
        var bytes = 0
        // What was read before an error is handed over before it.
        defer { give(&batch) }
        while try reader.next(into: &record) {
            batch.rows.append(reading.row(record))
            bytes += record.bytes.count
            guard batch.rows.count == Self.rowsOfBatch || bytes >= Self.bytesOfBatch else {
                continue
            }
            batch.fileBytesConsumed = reader.fileBytesConsumed
            guard give(&batch) else { return }
            bytes = 0
        }
        batch.fileBytesConsumed = reader.fileBytesConsumed
    }

    /// Hands a batch over once there is room, and leaves an empty one; whether anybody reads on.
    @discardableResult private func give(_ batch: inout Batch) -> Bool {
        guard !batch.rows.isEmpty else { return true }
        var full = Batch()
        swap(&full, &batch)
        wait { $0.ready.count < Self.mostBatches || $0.isAbandoned }
        let isWanted = state.withLock { [full] state in
            if !state.isAbandoned { state.ready.append(full) }
            return !state.isAbandoned
        }
        signal()
        return isWanted
    }

    private func wait(until isSo: (State) -> Bool) {
        changed.lock()
        while !state.withLock({ isSo($0) }) { changed.wait() }
        changed.unlock()
    }

    private func signal() {
        changed.lock()
        changed.broadcast()
        changed.unlock()
    }
}
