internal import Domain
internal import Dumps
internal import Formats
internal import Store

/// A format of trips that the fast lane reads: its columns, and what is the same for every trip.
struct RecognisedTrips: Sendable {
    /// How its columns are read.
    let layout: TripLaneLayout

    /// The canonical fields that it fills.
    let filled: Set<String>

    private let constants: [(field: TripField, value: CellValue)]

    /// - Returns: `nil` where the format asks for anything else than the plainest conversions.
    init?(_ format: RecognisedFormat, currency: Currency?) {
        guard let layout = TripLaneLayout(format, currency: currency) else { return nil }
        let mapped = format.descriptor.records.first?.fields ?? []
        self.layout = layout
        filled = Set(mapped.map(\.target.name))
        constants = mapped.compactMap { mapped in
            guard case .constant(let value) = mapped.conversion,
                let field = TripField.allCases.first(where: { $0.name == mapped.target.name })
            else { return nil }
            return (field, value)
        }
    }

    /// What is the same for every trip, names as what stands for them in the batch.
    func constants(in batch: TripBatch) -> [TripField: Int64] {
        var found: [TripField: Int64] = [:]
        for (field, value) in constants {
            switch value {
            case .integer(let number): found[field] = number
            case .text(let text) where field.storage == .name:
                found[field] = batch.mark(of: text, field)
            case .null, .real, .text: continue
            }
        }
        return found
    }
}
