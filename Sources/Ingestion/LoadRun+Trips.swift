internal import Domain
internal import Dumps
internal import Formats
internal import Store

extension LoadRun {
    /// Reads trips: chunks of plain rows on several threads, what is left of them here, plain rows
    /// many at once and all others one by one.
    mutating func readTrips(
        _ format: RecognisedTrips,
        _ progress: (FileLoader.Progress) -> Void
    ) throws {
        guard let trips = outputs.first?.trips else { return }
        let line = try TripChunkLine(
            path: path,
            format: format,
            register: trips.register,
            chunkBytes: options.chunkBytes
        )
        defer { line.abandon() }
        line.start()
        var reader = try CSVReader(
            path: path,
            delimiter: format.layout.delimiter,
            limits: options.limits
        ) { () throws(DumpError) in try line.nextBytes() }
        var record = DumpRecord()
        _ = try reader.next(into: &record)
        let batch = trips.batch
        var lane = TripLane(format.layout, into: batch, constants: format.constants(in: batch))
        while true {
            if reader.isAtEndOfChunk() {
                try trips.flush()
                line.finish()
                guard var chunk = try line.next() else { break }
                try trips.write(chunk.trips, after: reader.rowNumber)
                load.rowsRead += chunk.trips.rows
                load.rowsLoaded += chunk.trips.rows
                reader.pass(
                    rows: chunk.trips.rows,
                    end: chunk.trips.end,
                    of: chunk.bytes,
                    count: chunk.count
                )
                if chunk.isWhole { line.recycle(&chunk) }
                report(line.fileBytesConsumed, progress)
            } else {
                let count = reader.next(&lane)
                load.rowsRead += count
                load.rowsLoaded += count
                if batch.isFull {
                    try trips.flush()
                } else if count == 0 {
                    guard try reader.next(into: &record) else { break }
                    load.rowsRead += 1
                    try take(record)
                }
            }
        }
        try trips.add(totals: line.totals())
    }
}
