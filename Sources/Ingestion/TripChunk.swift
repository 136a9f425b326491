internal import Domain
internal import Dumps
internal import Store

/// A chunk of a trip file, and what was read of it.
struct TripChunk: Sendable {
    /// Its place among the chunks of the file.
    var number: Int

    /// The bytes, of which the first `count` are the chunk's.
    var bytes: [UInt8]
    var count: Int

    /// The trips of the plain rows that it begins with, as if a row began with it.
    var trips = PackedTrips()

    /// Whether nothing is left of it.
    var isWhole: Bool { trips.end == count }
}

/// Trips of rows that follow each other, packed.
struct PackedTrips: Sendable {
    /// How many rows.
    var rows = 0

    /// Where they end in their chunk.
    var end = 0

    /// The trips, in rows counted from 1.
    var blocks: [PackedTripBlock] = []
}

/// Reads the plain rows of chunks; each thread has one of its own.
struct TripChunkReader: ~Copyable {
    private let batch: TripBatch
    private var lane: TripLane
    private let register: TripNameRegister

    /// The sums of all trips that it has read.
    private(set) var totals = TripLoadTotals()

    init(_ format: RecognisedTrips, register: TripNameRegister) {
        let batch = TripPacker.batch(format.filled)
        self.batch = batch
        lane = TripLane(format.layout, into: batch, constants: format.constants(in: batch))
        self.register = register
    }

    /// Reads the plain rows that a chunk begins with.
    ///
    /// - Parameters:
    ///   - chunk: where they stand.
    ///   - turn: waits until the names of all chunks before are known; false where nobody needs
    ///     this one.
    /// - Returns: `nil` where nobody needs it; the reader may then not be used again.
    mutating func read(_ chunk: TripChunk, turn: () -> Bool) -> PackedTrips? {
        var trips = PackedTrips()
        let bytes = chunk.bytes.span.extracting(first: chunk.count)
        while true {
            trips.rows += lane.read(bytes, &trips.end, firstRow: trips.rows + 1)
            let isFull = batch.isFull
            if batch.hasNewNames {
                guard turn() else { return nil }
                register.settle(batch)
            }
            let columns = TripColumns(batch)
            if let block = PackedTripBlock(columns, fields: batch.fields) {
                totals.add(columns)
                trips.blocks.append(block)
            }
            batch.removeAll()
            if !isFull { break }
        }
        return trips
    }
}
