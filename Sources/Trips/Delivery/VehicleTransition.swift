public import GRDB
public import Policies

/// How often vehicles went from a state to another by some events, and whether they may.
public struct VehicleTransition: Hashable, Sendable {
    /// The state before; empty where it is the first event of a vehicle.
    public var from: String

    /// The state after.
    public var to: String

    /// The events, in the order they happened.
    public var events: [String]

    /// How often.
    public var count: Int

    /// Whether the specification allows it; `nil` where the state before is not known.
    public var isAllowed: Bool?

    /// The load and row of the first one.
    public var first: (load: Int64, row: Int64) { (firstLoad, firstRow) }
    private var firstLoad: Int64
    private var firstRow: Int64

    /// The changes of all vehicles of a store: those that are not allowed first, then by count.
    ///
    /// An event that was handed over twice counts once.
    ///
    /// - Throws: `DatabaseError`.
    public static func all(
        _ database: Database,
        _ rules: StateTransitions
    ) throws -> [VehicleTransition] {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select coalesce(e.operator, '') as operator, e.vehicle_reference as vehicle,
                  e.vehicle_state as state, coalesce(e.event_types, '') as events,
                  e.event_reference as reference, e.load_id, e.row_number
                from vehicle_event as e
                order by operator, vehicle, e.occurred_ms, e.load_id, e.row_number
                """
        )
        var found: [[String]: VehicleTransition] = [:]
        var vehicle: [String] = []
        var state = ""
        var reference: String?
        while let row = try rows.next() {
            let next = [row["operator"] as String, row["vehicle"]]
            if next != vehicle { (vehicle, state, reference) = (next, "", nil) }
            let own: String? = row["reference"]
            if own != nil, own == reference { continue }
            reference = own
            let to: String = row["state"]
            // One event, or a JSON list of them: their names hold letters and low lines only.
            let events = (row["events"] as String).split { !($0.isLetter || $0 == "_") }
                .map(String.init)
            let isAllowed =
                state.isEmpty ? nil : rules.allows(from: state, to: to, events: events)
            found[
                [state, to] + events,
                default: VehicleTransition(
                    from: state,
                    to: to,
                    events: events,
                    count: 0,
                    isAllowed: isAllowed,
                    firstLoad: row["load_id"],
                    firstRow: row["row_number"]
                )
            ].count += 1
            state = to
        }
        func order(_ one: VehicleTransition) -> (Int, Int, String, String, String) {
            let rank = one.isAllowed == false ? 0 : one.isAllowed == nil ? 2 : 1
            return (rank, -one.count, one.from, one.to, one.events.joined(separator: " "))
        }
        return found.values.sorted { order($0) < order($1) }
    }
}
