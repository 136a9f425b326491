internal import Domain
internal import GRDB
internal import Policies
internal import Store

/// Goes through the trips of one licence after the other, in the order of time.
///
/// Trips lie in the order of their files, so they are gathered licence by licence: as many
/// licences at a time as fit in the memory allowed, each time reading only what is needed.
struct LicencePass {
    private let database: Database
    private let subject: LicenceHolder
    private let clock: LocalClock
    private let submissions: LatestSubmissions
    private let until: CivilDate?

    /// Uses that may be gathered at a time: 80 bytes each.
    private static let mostUses = 1_500_000

    init(
        _ database: Database,
        _ subject: LicenceHolder,
        clock: LocalClock,
        submissions: LatestSubmissions,
        until: CivilDate?
    ) {
        self.database = database
        self.subject = subject
        self.clock = clock
        self.submissions = submissions
        self.until = until
    }

    /// Whether any trip tells the licence; where none does, `UntoldCount` says all there is to say.
    static func isTold(_ database: Database, _ subject: LicenceHolder) throws -> Bool {
        let field: TripField = subject == .driver ? .driver : .vehicle
        return try Bool.fetchOne(
            database,
            sql: """
                select exists (
                  select 1 from load
                  join trip_name on trip_name.load_id = load.load_id and trip_name.field = ?
                  where exists (select 1 from trip_block where trip_block.load_id = load.load_id))
                """,
            arguments: [field.name]
        ) ?? false
    }

    /// Shows every licence's uses to the checks, or those of one licence.
    func run(_ checks: [any LicenceCheck], only: String? = nil) throws {
        let field: TripField = subject == .driver ? .driver : .vehicle
        let other: TripField = subject == .driver ? .vehicle : .driver
        let loads = try Int64.fetchAll(
            database,
            sql: "select distinct load_id from trip_block order by load_id"
        )
        var licences = TripNames()
        var places: [Int64: [Int64]] = [:]
        var otherPlaces: [Int64: [Int64]] = [:]
        var others = TripNames()
        let readsZones = checks.contains { $0.readsZones }
        var zones = TripNames()
        var zonePlaces: [Int64: ZonePlaces] = [:]
        for load in loads {
            let names = try StoredTripNames(database, load: load)
            places[load] = names[field].map { licences.place(of: RegisterHistory.normal($0)) }
            otherPlaces[load] = names[other].map { others.place(of: RegisterHistory.normal($0)) }
            guard readsZones else { continue }
            zonePlaces[load] = ZonePlaces(
                origins: names[.originZone].map { Int32(zones.place(of: $0)) },
                destinations: names[.destinationZone].map { Int32(zones.place(of: $0)) }
            )
        }
        for check in checks { check.begin(zones: zones.names) }
        let trips =
            try Int.fetchOne(database, sql: "select sum(trips) from trip_block") ?? 0
        guard !licences.names.isEmpty else { return }
        let wanted = only.map { licences.place(of: RegisterHistory.normal($0)) }
        let parts =
            wanted == nil ? max(1, (trips + Self.mostUses - 1) / Self.mostUses) : 1
        for part in 0..<parts {
            try runPart(
                wanted.map { .one($0) } ?? .part(part, of: parts),
                checks,
                field,
                other,
                (places, otherPlaces),
                zonePlaces,
                licences.names
            )
        }
    }

    /// Which licences are gathered at a time.
    private enum Choice {
        case part(Int, of: Int)
        case one(Int64)

        func contains(_ licence: Int64) -> Bool {
            switch self {
            case .part(let part, let parts): Int(licence) % parts == part
            case .one(let wanted): licence == wanted
            }
        }

        /// Trips without a licence are counted once.
        var countsUntold: Bool {
            if case .part(0, _) = self { true } else { false }
        }
    }

    private func runPart(
        _ choice: Choice,
        _ checks: [any LicenceCheck],
        _ field: TripField,
        _ other: TripField,
        _ places: (own: [Int64: [Int64]], other: [Int64: [Int64]]),
        _ zonePlaces: [Int64: ZonePlaces],
        _ names: [String]
    ) throws {
        var fields: Set<TripField> = [
            field, other, .requestedAt, .pickedUpAt, .droppedOffAt, .duration, .isShared,
        ]
        if !zonePlaces.isEmpty { fields.formUnion([.originZone, .destinationZone]) }
        var scan = try CountedTrips(database, submissions, fields: fields, until: until)
        var block = TripBlock()
        var uses: [(licence: Int64, use: LicenceUse)] = []
        var blocks: [(load: Int64, firstRow: Int64)] = []
        var untold = checks.map { _ in 0 }
        while try scan.next(into: &block) {
            blocks.append((block.loadID, block.firstRow))
            let own = places.own[block.loadID] ?? []
            let others = places.other[block.loadID] ?? []
            let zones = zonePlaces[block.loadID]
            let (codes, otherCodes) = (block[field], block[other])
            let (pickUps, rides) = (block[.pickedUpAt], BlockRides(block, clock))
            for index in 0..<block.count {
                let code = codes[index]
                guard code != PackedColumn.missing else {
                    if choice.countsUntold {
                        let minute = pickUps[index]
                        for (place, check) in checks.enumerated()
                        where check.minutes.contains(minute) { untold[place] += 1 }
                    }
                    continue
                }
                let licence = own[Int(code)]
                guard choice.contains(licence) else { continue }
                let otherCode = otherCodes[index]
                var found = rides.use(
                    index,
                    other: otherCode == PackedColumn.missing ? -1 : others[Int(otherCode)],
                    block: blocks.count - 1,
                    row: block.row(of: index) - block.firstRow
                )
                zones?.apply(block, index, to: &found)
                uses.append((licence, found))
            }
        }
        for (check, count) in zip(checks, untold) { check.addUntold(count) }
        uses.sort {
            ($0.licence, $0.use.start, $0.use.block, $0.use.index)
                < ($1.licence, $1.use.start, $1.use.block, $1.use.index)
        }
        let found = FoundTrip(blocks: blocks)
        let ordered = uses.map(\.use)
        var start = 0
        while start < uses.count {
            let licence = uses[start].licence
            var end = start
            while end < uses.count, uses[end].licence == licence { end += 1 }
            for check in checks {
                check.check(ordered[start..<end], of: names[Int(licence)], found)
            }
            start = end
        }
    }
}

/// The places of a load's zones among those of all loads.
private struct ZonePlaces {
    var origins: [Int32]
    var destinations: [Int32]

    func apply(_ block: TripBlock, _ index: Int, to use: inout LicenceUse) {
        let (origin, destination) = (block[.originZone][index], block[.destinationZone][index])
        if origin != PackedColumn.missing { use.origin = origins[Int(origin)] }
        if destination != PackedColumn.missing {
            use.destination = destinations[Int(destination)]
        }
    }
}
