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

    /// Gives the names that a batch has seen for the first time their places.
    func settle(_ batch: TripBatch) {
        guard batch.hasNewNames else { return }
        for field in batch.fields where field.storage == .name {
            let new = batch.newNames(of: field)
            guard !new.isEmpty else { continue }
            let places = names.withLock { names in
                new.map { names[field.rawValue].place(of: $0) }
            }
            batch.settle(places, field)
        }
    }
}
