internal import Domain
internal import GRDB
internal import Policies
internal import Store

/// The trips behind counts: rows where they are one driver's, whole files where they are all of an
/// operator's.
struct CountedRows {
    private var rows: [TripBasis: [Int64: [Int64]]] = [:]
    private var loads: [TripBasis: [Int64]] = [:]

    init(
        _ database: Database,
        _ bases: Set<TripBasis>,
        submissions: LatestSubmissions,
        until: CivilDate?
    ) throws {
        for basis in bases where basis.driver == nil {
            loads[basis] = try Self.loads(database, basis, submissions)
        }
        let byDriver = Dictionary(grouping: bases.filter { $0.driver != nil }) { $0.driver ?? "" }
        if !byDriver.isEmpty { try find(byDriver, database, submissions, until) }
    }

    /// The loads of which trips of an operator count on some day of a span.
    private static func loads(
        _ database: Database,
        _ basis: TripBasis,
        _ submissions: LatestSubmissions
    ) throws -> [Int64] {
        var found: Set<Int64> = []
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select distinct load_id, day from trip_operator_day
                where operator = ? and day between ? and ?
                """,
            arguments: [
                basis.operatorName, basis.days.lowerBound.description,
                basis.days.upperBound.description,
            ]
        )
        while let row = try rows.next() {
            let load: Int64 = row["load_id"]
            guard let day = CivilDate(row["day"] as String),
                submissions.replacement(load: load, day: day) == nil
            else { continue }
            found.insert(load)
        }
        return found.sorted()
    }

    private mutating func find(
        _ byDriver: [String: [TripBasis]],
        _ database: Database,
        _ submissions: LatestSubmissions,
        _ until: CivilDate?
    ) throws {
        var scan = try CountedTrips(
            database,
            submissions,
            fields: [.driver, .operatorName, .service],
            until: until
        )
        var block = TripBlock()
        var load: Int64?
        var names: StoredTripNames?
        var bases: [[TripBasis]] = []
        while try scan.next(into: &block) {
            if load != block.loadID {
                load = block.loadID
                let known = try StoredTripNames(database, load: block.loadID)
                bases = known[.driver].map { byDriver[RegisterHistory.normal($0)] ?? [] }
                names = known
            }
            guard let names else { continue }
            let (drivers, minutes) = (block[.driver], block[.pickedUpAt])
            let (operators, services) = (block[.operatorName], block[.service])
            func name(_ field: TripField, _ code: Int64) -> String? {
                code == PackedColumn.missing ? nil : names[field][Int(code)]
            }
            for index in 0..<block.count where drivers[index] != PackedColumn.missing {
                for basis in bases[Int(drivers[index])]
                where basis.minutes.contains(minutes[index])
                    && basis.operatorName == name(.operatorName, operators[index]) ?? ""
                    && basis.counts(service: name(.service, services[index]))
                {
                    rows[basis, default: [:]][block.loadID, default: []]
                        .append(block.row(of: index))
                }
            }
        }
    }

    /// Puts what was counted in the place of the one trip that a case shows.
    func apply(to one: inout TripViolation) {
        guard !one.bases.isEmpty else { return }
        one.rows = [:]
        for basis in one.bases {
            for (load, rows) in rows[basis] ?? [:] { one.rows[load, default: []] += rows }
            one.wholeLoads += loads[basis] ?? []
        }
        for load in one.rows.keys { one.rows[load]?.sort() }
        one.wholeLoads = Set(one.wholeLoads).sorted()
        if case .share = one.rule.check { one.question = one.bases.first?.shareQuestion }
    }
}

extension TripBasis {
    /// Whether trips of a service count.
    fileprivate func counts(service: String?) -> Bool {
        service.map { services.isEmpty || services.contains($0) } ?? true
    }
}
