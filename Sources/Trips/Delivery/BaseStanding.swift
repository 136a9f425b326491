internal import Domain
public import GRDB
internal import Store

/// How the bases that a delivery speaks of stand in the register of bases: one source of numbers.
///
/// A number stands in the register where some publication of it does; whether it did on the day
/// of a trip is for the rules of the city.
public struct BaseStanding: Sendable {
    /// Where the numbers stand.
    public enum Role: String, Sendable {
        /// In reports of bases.
        case report

        /// As the base that sent a car.
        case dispatching

        /// As the base that a car belongs to, or that took the order.
        case originating
    }

    /// The format of the files.
    public var format: String

    /// Where the numbers stand.
    public var role: Role

    /// Reports or trips.
    public var rows = 0

    /// Different texts.
    public var spellings = 0

    /// Different numbers, without outer blanks and in capitals.
    public var bases = 0

    /// Numbers that are in no publication of the register.
    public var unregistered: [String] = []

    /// Reports or trips that speak of them.
    public var unregisteredRows = 0

    /// Reports or trips without a number.
    public var blankRows = 0

    /// Trips told of: the sum of what is reported, or the trips themselves.
    public var trips: Int64 = 0

    /// Reports of trips that tell no vehicles.
    public var withoutVehicles = 0

    /// Registered numbers that never occur; `nil` for trips of a single platform.
    public var silent: Int?

    /// The standing of every source of a store: reports first, then trips.
    ///
    /// - Throws: `DatabaseError`.
    public static func all(
        _ database: Database,
        submissions: LatestSubmissions
    ) throws -> [BaseStanding] {
        let registered = try Set(
            String.fetchAll(
                database,
                sql: "select distinct upper(trim(base_number)) from base_register_entry"
            )
        )
        return try reports(database, registered) + trips(database, submissions, registered)
    }

    private static func reports(
        _ database: Database,
        _ registered: Set<String>
    ) throws -> [BaseStanding] {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select l.format_id as format, b.base_number as base, count(*) as rows,
                  count(distinct b.base_text) as spellings, sum(b.trips) as trips,
                  sum(b.trips > 0 and b.vehicles is null) as without
                from base_report as b
                join load as l on l.load_id = b.load_id
                group by l.format_id, b.base_number
                order by l.format_id, b.base_number
                """
        )
        var found: [BaseStanding] = []
        while let row = try rows.next() {
            let format: String = row["format"]
            if found.last?.format != format {
                found.append(BaseStanding(format: format, role: .report, silent: registered.count))
            }
            let base: String = row["base"]
            let index = found.count - 1
            found[index].add(base, rows: row["rows"], isRegistered: registered.contains(base))
            found[index].spellings += row["spellings"] as Int
            found[index].trips += row["trips"] as Int64
            found[index].withoutVehicles += row["without"] as Int
            if registered.contains(base) { found[index].silent? -= 1 }
        }
        return found
    }

    private mutating func add(_ base: String, rows: Int, isRegistered: Bool) {
        self.rows += rows
        bases += 1
        if !isRegistered {
            unregistered.append(base)
            unregisteredRows += rows
        }
    }

    private static func trips(
        _ database: Database,
        _ submissions: LatestSubmissions,
        _ registered: Set<String>
    ) throws -> [BaseStanding] {
        let roles = [Role.dispatching: TripField.dispatchingBase, .originating: .originatingBase]
        var counts: [String: [Role: [String: Int]]] = [:]
        for load in try Load.all(database) where load.kind == "trip" {
            let names = try StoredTripNames(database, load: load.id)
            var scan = try CountedTrips(
                database,
                submissions,
                load: load.id,
                fields: Set(roles.values)
            )
            var places = roles.mapValues { Array(repeating: 0, count: names[$0].count + 1) }
            var block = TripBlock()
            while try scan.next(into: &block) {
                for (role, field) in roles {
                    let values = block[field]
                    for index in 0..<block.count {
                        let value = values[index]
                        places[role]?[value == PackedColumn.missing ? 0 : Int(value) + 1] += 1
                    }
                }
            }
            for (role, field) in roles {
                for (place, count) in (places[role] ?? []).enumerated() where count > 0 {
                    let name = place == 0 ? "" : names[field][place - 1]
                    counts[load.formatID, default: [:]][role, default: [:]][name, default: 0] +=
                        count
                }
            }
        }
        return counts.keys.sorted().flatMap { format in
            [Role.dispatching, .originating].compactMap { role in
                standing(format, role, counts[format]?[role] ?? [:], registered)
            }
        }
    }

    private static func standing(
        _ format: String,
        _ role: Role,
        _ counts: [String: Int],
        _ registered: Set<String>
    ) -> BaseStanding? {
        var standing = BaseStanding(format: format, role: role)
        standing.blankRows = counts[""] ?? 0
        standing.trips = Int64(counts.values.reduce(0, +))
        guard standing.trips > Int64(standing.blankRows) else { return nil }
        standing.spellings = counts.count { !$0.key.isEmpty }
        let merged = Dictionary(
            counts.filter { !$0.key.isEmpty }.map { ($0.uppercased(), $1) },
            uniquingKeysWith: +
        )
        for base in merged.keys.sorted() {
            standing.add(base, rows: merged[base] ?? 0, isRegistered: registered.contains(base))
        }
        standing.rows += standing.blankRows
        return standing
    }
}
