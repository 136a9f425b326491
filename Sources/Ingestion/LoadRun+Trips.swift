internal import Domain
internal import Dumps
internal import Formats
internal import Store

extension LoadRun {
    /// Reads trips: plain rows many at once, all others one by one.
    mutating func readTrips(
        from reader: inout CSVReader,
        _ layout: TripLaneLayout,
        _ progress: (FileLoader.Progress) -> Void
    ) throws {
        guard let output = outputs.first, let batch = output.tripBatch else { return }
        var lane = TripLane(layout, into: batch, constants: format.constants(in: batch))
        var record = DumpRecord()
        while true {
            while true {
                let count = reader.next(&lane)
                load.rowsRead += count
                load.rowsLoaded += count
                if batch.isFull { try output.flushTrips() } else if count == 0 { break }
            }
            guard try reader.next(into: &record) else { break }
            load.rowsRead += 1
            try take(record)
            report(reader.fileBytesConsumed, progress)
        }
    }
}

extension RecognisedFormat {
    /// What is the same for every trip, names as places among the batch's names.
    fileprivate func constants(in batch: TripBatch) -> [TripField: Int64] {
        var constants: [TripField: Int64] = [:]
        for mapped in descriptor.records.first?.fields ?? [] {
            guard case .constant(let value) = mapped.conversion,
                let field = TripField.allCases.first(where: { $0.name == mapped.target.name })
            else { continue }
            switch value {
            case .integer(let number): constants[field] = number
            case .text(let text) where field.storage == .name:
                constants[field] = batch.names[field.rawValue].place(of: text)
            case .null, .real, .text: continue
            }
        }
        return constants
    }
}
