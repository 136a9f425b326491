internal import Dumps
internal import Foundation
internal import Store
internal import Synchronization

/// The chunks of a trip file, read on several threads and handed out in their order.
///
/// Each thread inflates a chunk or two, one thread at a time, and reads the rows that one begins with,
/// at the same time as others: who comes while another one inflates finds a chunk ready. So all cores
/// are busy whatever costs more. No more chunks are ahead than
/// `mostAhead`: the memory stays the same whatever the file holds. Nothing that comes out depends on
/// who is faster: chunks are handed out in their order, and names are given places in it.
final class TripChunkLine: Sendable {
    private struct Source: ~Copyable {
        var chunks: LineChunks
        var number = 0
    }

    fileprivate struct State {
        var ready: [Int: TripChunk] = [:]
        var free: [[UInt8]] = []
        var error: DumpError?

        /// How many chunks the file has, once that is known.
        var end: Int?

        /// Chunks that nobody reads yet.
        var inflated: [TripChunk] = []

        /// Whether a thread inflates.
        var isInflating = false

        /// The one that inflates takes one of so many; the others are for who comes meanwhile.
        static let mostInflated = 2

        /// How many were inflated, and how many were handed out.
        var begun = 0
        var taken = 0

        /// The chunk whose names may be given places, and those whose names have them.
        var turn = 0
        var named: Set<Int> = []

        /// A row of an earlier chunk reaches into it; the first one has the header.
        var unneeded: Set<Int> = [0]
        var isAbandoned = false
        var fileBytesConsumed: Int64 = 0

        /// The sums of all trips that the threads have read; `nil` as soon as some of these were
        /// not handed out.
        var totals: TripLoadTotals? = TripLoadTotals()

        /// Threads that have not ended.
        var working = 0
    }

    private let source: Mutex<Source>
    private let state = Mutex(State())

    /// Wakes whoever waits; what it waits for is in `state`.
    private let changed = NSCondition()

    private let format: RecognisedTrips
    private let register: TripNameRegister
    private let chunkBytes: Int
    private let threadCount: Int
    private var mostAhead: Int { threadCount * 3 }

    /// Begins to read.
    ///
    /// - Throws: what opening a `ByteStream` throws.
    init(
        path: String,
        format: RecognisedTrips,
        register: TripNameRegister,
        chunkBytes: Int
    ) throws(DumpError) {
        source = Mutex(Source(chunks: try LineChunks(path: path)))
        self.format = format
        self.register = register
        self.chunkBytes = chunkBytes
        threadCount = min(max(ProcessInfo.processInfo.activeProcessorCount, 2), 4)
    }

    func start() {
        state.withLock { $0.working = threadCount }
        for _ in 0..<threadCount { Thread.detachNewThread { [self] in work() } }
    }

    /// How far reading has come, in bytes of the file on disk.
    var fileBytesConsumed: Int64 { state.withLock(\.fileBytesConsumed) }

    /// The next chunk, with its trips; `nil` at the end.
    ///
    /// Where it is not whole, `finish` says when its names have their places.
    func next() throws(DumpError) -> TripChunk? {
        wait { $0.ready[$0.taken] != nil || $0.taken == $0.end }
        let (chunk, error) = state.withLock { state -> (TripChunk?, DumpError?) in
            guard let chunk = state.ready.removeValue(forKey: state.taken) else {
                return (nil, state.error)
            }
            state.taken += 1
            return (chunk, nil)
        }
        signal()
        if let error { throw error }
        return chunk
    }

    /// The sums of all trips that were handed out, after the end; `nil` where they are not known:
    /// some trips were read in vain.
    func totals() -> TripLoadTotals? {
        wait { $0.working == 0 }
        return state.withLock(\.totals)
    }

    /// The bytes of the next chunk, which a row of the last one reaches into; empty at the end.
    func nextBytes() throws(DumpError) -> [UInt8] {
        state.withLock { state in _ = state.unneeded.insert(state.taken) }
        signal()
        guard var chunk = try next() else { return [] }
        if chunk.trips.rows > 0 { state.withLock { $0.totals = nil } }
        let bytes = Array(chunk.bytes[..<chunk.count])
        recycle(&chunk)
        return bytes
    }

    /// Takes back the buffer of a chunk, which nobody else may hold: who fills it would have to copy
    /// it.
    func recycle(_ chunk: inout TripChunk) {
        guard chunk.bytes.count == chunkBytes else { return }
        state.withLock { state in
            state.free.append(chunk.bytes)
            chunk.bytes = []
        }
    }

    /// Says that all names of the chunks handed out have their places.
    func finish() {
        state.withLock { state in
            state.turn = max(state.turn, state.taken)
            state.passTurn()
        }
        signal()
    }

    /// Ends the threads: nobody reads any more.
    func abandon() {
        state.withLock { $0.isAbandoned = true }
        signal()
    }

    private func signal() {
        changed.lock()
        changed.broadcast()
        changed.unlock()
    }

    private func wait(until isTrue: (State) -> Bool) {
        changed.lock()
        while !state.withLock({ isTrue($0) }) { changed.wait() }
        changed.unlock()
    }

    // MARK: The threads

    private func work() {
        var reader = TripChunkReader(format, register: register)
        while var chunk = nextChunk() {
            let number = chunk.number
            if state.withLock({ $0.unneeded.contains(number) }) {
                hand(chunk)
            } else if let trips = reader.read(chunk, turn: { [self] in isTurn(of: number) }) {
                chunk.trips = trips
                hand(chunk)
            } else {
                // What it has seen was never given places.
                state.withLock { $0.totals = nil }
                reader = TripChunkReader(format, register: register)
                hand(chunk)
            }
        }
        let totals = reader.totals
        state.withLock { state in
            state.totals?.merge(totals)
            state.working -= 1
        }
        signal()
    }

    /// Waits for the turn of a chunk; false where nobody needs it.
    private func isTurn(of number: Int) -> Bool {
        wait { $0.turn == number || $0.unneeded.contains(number) || $0.isAbandoned }
        return state.withLock {
            $0.turn == number && !$0.unneeded.contains(number) && !$0.isAbandoned
        }
    }

    private func hand(_ chunk: TripChunk) {
        state.withLock { state in
            state.ready[chunk.number] = chunk
            if chunk.isWhole {
                state.named.insert(chunk.number)
                state.passTurn()
            }
        }
        signal()
    }

    /// The next chunk to read; `nil` at the end.
    private func nextChunk() -> TripChunk? {
        while true {
            wait { !$0.inflated.isEmpty || $0.mayInflate(mostAhead) || $0.isOver }
            if state.withLock({ $0.beginsInflating(mostAhead) }) {
                source.withLock { inflate(&$0) }
            }
            let (chunk, isOver) = state.withLock { state in
                (state.inflated.isEmpty ? nil : state.inflated.removeFirst(), state.isOver)
            }
            if chunk != nil || isOver { return chunk }
        }
    }

    /// Inflates chunks, until one more than its own lies ready.
    private func inflate(_ source: inout Source) {
        while var buffer = state.withLock({ $0.bufferToFill(mostAhead) }) {
            if buffer.isEmpty { buffer = [UInt8](repeating: 0, count: chunkBytes) }
            var failure: DumpError?
            var count = 0
            do throws(DumpError) {
                count = try source.chunks.next(into: &buffer)
            } catch {
                failure = error
            }
            let chunk = TripChunk(number: source.number, bytes: buffer, count: count)
            let consumed = source.chunks.fileBytesConsumed
            state.withLock { [failure] state in
                state.fileBytesConsumed = consumed
                if count == 0 {
                    state.error = failure
                    state.end = chunk.number
                } else {
                    state.inflated.append(chunk)
                }
            }
            source.number += 1
            signal()
        }
    }
}

extension TripChunkLine.State {
    /// Whether nothing more comes.
    fileprivate var isOver: Bool { isAbandoned || (end != nil && inflated.isEmpty) }

    /// Whether there is another chunk to inflate, and nobody at it.
    fileprivate func mayInflate(_ mostAhead: Int) -> Bool {
        !isInflating && hasRoom(mostAhead)
    }

    /// Whether the caller is to inflate chunks, until there is no buffer for the next one.
    fileprivate mutating func beginsInflating(_ mostAhead: Int) -> Bool {
        guard mayInflate(mostAhead) else { return false }
        isInflating = true
        return true
    }

    /// Where the next chunk goes, empty where there is no buffer yet; `nil` where there is no chunk or
    /// no room for it.
    fileprivate mutating func bufferToFill(_ mostAhead: Int) -> [UInt8]? {
        guard hasRoom(mostAhead) else {
            isInflating = false
            return nil
        }
        begun += 1
        return free.popLast() ?? []
    }

    private func hasRoom(_ mostAhead: Int) -> Bool {
        !isAbandoned && end == nil && begun - taken < mostAhead
            && inflated.count < Self.mostInflated
    }

    /// Passes the turn on over the chunks whose names have their places.
    fileprivate mutating func passTurn() {
        while named.remove(turn) != nil { turn += 1 }
    }
}
