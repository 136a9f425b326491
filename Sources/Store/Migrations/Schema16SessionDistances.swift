/// The sixteenth schema: the way of a session without passengers, P1 and P2 apart.
///
/// A released migration is never edited; a change is a further migration.
enum Schema16SessionDistances {
    static let statements = [
        // Without an order (P1), and on the way to a passenger (P2).
        "alter table session add column free_distance_m integer",
        "alter table session add column approach_distance_m integer",
    ]
}
