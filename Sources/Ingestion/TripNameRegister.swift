internal import Domain
internal import Dumps
internal import Store
internal import Synchronization

/// The names that all trips of a load speak of, whoever reads them: by field, in the order of first
/// sight.
///
/// Names are added in the order of the chunks they stand in, so that their places do not depend on
/// who is faster.
final class TripNameRegister: Sendable {
    private let names = Mutex(TripField.allCases.map { _ in TripNames() })

    /// The names by `TripField.rawValue`.
    var all: [[String]] { names.withLock { $0.map(\.names) } }

    fileprivate func places(of some: ArraySlice<String>, _ field: TripField) -> [Int64] {
        names.withLock { names in some.map { names[field.rawValue].place(of: $0) } }
    }
}

/// The places in the register of the names that a batch has seen.
struct TripNamePlaces {
    private let fields: [TripField]
    private var places: [[Int64]]

    /// The places of a batch that has seen nothing.
    init(_ batch: TripBatch) {
        fields = batch.fields.filter { $0.storage == .name }
        places = TripField.allCases.map { _ in [] }
    }

    /// Whether the batch has seen names that were not looked up.
    func lack(_ batch: TripBatch) -> Bool {
        fields.contains { batch.nameCount(of: $0) > places[$0.rawValue].count }
    }

    /// Looks the new names up, and adds those that nobody has seen.
    mutating func find(_ batch: TripBatch, in register: TripNameRegister) {
        for field in fields {
            let known = places[field.rawValue].count
            guard batch.nameCount(of: field) > known else { continue }
            places[field.rawValue] += register.places(of: batch.names(of: field)[known...], field)
        }
    }

    /// Replaces the batch's own places by those of the register.
    func apply(to batch: TripBatch) {
        for field in fields {
            guard let values = batch.values(of: field) else { continue }
            places[field.rawValue].withUnsafeBufferPointer { places in
                for index in 0..<batch.count where values[index] != TripBatch.missing {
                    values[index] = places[Int(values[index])]
                }
            }
        }
    }
}
