internal import Domain
internal import GRDB
internal import Store

/// What somebody counted at a place.
struct PlaceCount {
    var place: String
    var zones: Set<String>
    var operatorName: String?
    var service: String?
    var days: ClosedRange<CivilDate>
    var counted: [PlaceComparison.Direction: Int] = [:]
    var load: Int64
    var row: Int64

    /// All of a store; of those about the same place, time and operator the last one loaded.
    static func all(_ database: Database) throws -> [PlaceCount] {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select p.* from place_count as p
                where not exists (
                  select 1 from place_count as later
                  where later.place = p.place and later.period_start = p.period_start
                    and later.period_end = p.period_end and later.operator is p.operator
                    and later.service is p.service
                    and (later.load_id, later.row_number) > (p.load_id, p.row_number)
                )
                order by p.place, p.period_start, p.period_end, p.operator, p.service
                """
        )
        var found: [PlaceCount] = []
        while let row = try rows.next() {
            guard let first = CivilDate(row["period_start"] as String),
                let last = CivilDate(row["period_end"] as String), first <= last
            else { continue }
            var count = PlaceCount(
                place: row["place"],
                zones: Set((row["zones"] as String).split(separator: " ").map(String.init)),
                operatorName: row["operator"],
                service: row["service"],
                days: first...last,
                load: row["load_id"],
                row: row["row_number"]
            )
            count.counted[.pickUps] = row["pick_ups"]
            count.counted[.dropOffs] = row["drop_offs"]
            found.append(count)
        }
        return found
    }
}

/// The trips of places, counted in one pass.
struct PlaceTally {
    /// The trips of one count.
    struct Sum {
        var trips: [PlaceComparison.Direction: Int] = [:]
        var untold: [PlaceComparison.Direction: Int] = [:]
    }

    private let counts: [PlaceCount]
    private(set) var sums: [Sum]

    init(_ counts: [PlaceCount]) {
        self.counts = counts
        sums = counts.map { _ in Sum() }
    }

    /// What a load's names mean for the counts.
    private struct Meaning {
        /// The counts that a zone belongs to, by the zone's place.
        var zones: [PlaceComparison.Direction: [[Int]]] = [:]
        var operators: [String]
        var services: [String]

        init(_ names: StoredTripNames, _ counts: [PlaceCount]) {
            operators = names[.operatorName]
            services = names[.service]
            for direction in PlaceComparison.Direction.allCases {
                zones[direction] = names[direction.field].map { zone in
                    counts.indices.filter { counts[$0].zones.contains(zone) }
                }
            }
        }
    }

    /// Counts all trips.
    mutating func count(_ database: Database, _ submissions: LatestSubmissions) throws {
        var scan = try CountedTrips(
            database,
            submissions,
            fields: [.originZone, .destinationZone, .operatorName, .service, .droppedOffAt]
        )
        var block = TripBlock()
        var load: Int64?
        var meaning: Meaning?
        while try scan.next(into: &block) {
            if load != block.loadID {
                load = block.loadID
                meaning = Meaning(try StoredTripNames(database, load: block.loadID), counts)
            }
            guard let meaning else { continue }
            for direction in PlaceComparison.Direction.allCases { add(block, direction, meaning) }
        }
    }

    private mutating func add(
        _ block: TripBlock,
        _ direction: PlaceComparison.Direction,
        _ meaning: Meaning
    ) {
        let (codes, pickUps) = (block[direction.field], block[.pickedUpAt])
        let moments = direction == .pickUps ? pickUps : block[.droppedOffAt]
        let (operators, services) = (block[.operatorName], block[.service])
        let zones = meaning.zones[direction] ?? []
        let all = Array(counts.indices)
        for index in 0..<block.count {
            let isTold = codes[index] != PackedColumn.missing
            let places = isTold ? zones[Int(codes[index])] : all
            guard !places.isEmpty else { continue }
            let moment = moments[index] == PackedColumn.missing ? pickUps[index] : moments[index]
            let day = CivilDate(daysSinceEpoch: Int32(moment.flooredQuotient(by: 1_440)))
            for place in places where counts[place].days.contains(day) {
                guard
                    fits(counts[place].operatorName, operators[index], meaning.operators),
                    fits(counts[place].service, services[index], meaning.services)
                else { continue }
                if isTold {
                    sums[place].trips[direction, default: 0] += 1
                } else {
                    sums[place].untold[direction, default: 0] += 1
                }
            }
        }
    }

    /// Whether a count is about a trip; who is not told may be any.
    private func fits(_ wanted: String?, _ code: Int64, _ names: [String]) -> Bool {
        guard let wanted, code != PackedColumn.missing else { return true }
        return names[Int(code)] == wanted
    }
}

extension PlaceComparison.Direction {
    /// The field of a trip that tells the zone.
    fileprivate var field: TripField {
        switch self {
        case .pickUps: .originZone
        case .dropOffs: .destinationZone
        }
    }
}
