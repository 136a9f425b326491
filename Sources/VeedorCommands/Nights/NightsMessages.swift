internal import Domain
internal import Nights

extension Messages {
    /// The words for what cannot be said about nights.
    static func nights(_ error: NightsError) -> Message {
        switch error {
        case .noListings(let asOf, let first):
            let when = asOf.map { " at or before \($0)" } ?? ""
            return Message(
                error: "the store holds no listings\(when)",
                help: first.map { "the first snapshot is of \($0)" }
                    ?? "ingest a listings dump first: 'veedor ingest listings.csv.gz …'"
            )
        case .noCalendarPair(let held):
            return Message(
                error: "two calendars of different days are needed, the store holds "
                    + (held.isEmpty ? "none" : "one, of \(held.map(\.description).joined())"),
                help: "ingest calendar.csv.gz of two dumps of the city"
            )
        case .noCalendar(let day, let held):
            return Message(
                error: "the store holds no calendar of \(day)",
                help: "held: " + held.map(\.description).joined(separator: ", ")
            )
        case .noEstimates:
            return Message(
                error: "analyses/measures/nights.yaml: 'estimates' has no entry without a city",
                help: "add one: it holds wherever nothing was calibrated"
            )
        case .nothingHeld(let subject, let id):
            return Message(
                error: "nothing is held about the nights of \(subject) '\(id)'",
                help: subject == "dwelling"
                    ? "declared dwellings stand in 'veedor caps --lines', by address or licence"
                    : "ids are the platform's own; 'veedor show \(subject) \(id)' tells what is held"
            )
        }
    }
}
