internal import Domain
public import GRDB

/// The doors of a run: every advertisement with a point, and what speaks for going there.
public struct StoredDoors: Sendable {
    /// Every door.
    public let all: [VisitCandidate]

    /// Those with a finding above data quality.
    public var candidates: [VisitCandidate] { all.filter { !$0.findings.isEmpty } }

    /// Reads the doors.
    ///
    /// The probability of a door is that of its strongest finding: what closed cases with findings of
    /// the rule and the level came to, beside an assumption by level that counts for some cases.
    /// Advertisements of one licence number are one door.
    public init(of run: FindingRun, measures: FindingMeasures, _ database: Database) throws {
        let probabilities = try Self.probabilities(of: run, measures, database)
        var findings: [String: [(rule: String, level: FindingLevel, id: String)]] = [:]
        for row in try Row.fetchAll(
            database,
            sql: """
                select subject_id, rule_id, level, finding_id, facts
                from finding
                where run_id = ? and listing_id is not null
                order by finding_id
                """,
            arguments: [run.id]
        ) {
            guard let level = FindingLevel(rawValue: row["level"]), level > .dataQuality else {
                continue
            }
            findings[row["subject_id"], default: []].append(
                (row["rule_id"], level, row["finding_id"])
            )
        }
        all = try Row.fetchAll(
            database,
            sql: """
                select
                  platform || ':' || listing_id as id, latitude, longitude, licence_text,
                  coalesce(district_name, neighbourhood_name, 'not known') as district
                from listing_snapshot
                where load_id = ? and latitude is not null and longitude is not null
                order by platform, listing_id
                """,
            arguments: [run.listingsLoadID]
        ).map { row in
            let id: String = row["id"]
            func probability(_ one: (rule: String, level: FindingLevel, id: String)) -> Double {
                probabilities[Kind(rule: one.rule, level: one.level)] ?? 0
            }
            let own = (findings[id] ?? []).sorted {
                (probability($1), $0.id) < (probability($0), $1.id)
            }
            let licence = (row["licence_text"] as String?)?.filter(\.isNumber) ?? ""
            return VisitCandidate(
                id: id,
                door: licence.count < 5 ? id : "licence \(licence)",
                place: GeoPoint(latitude: row["latitude"], longitude: row["longitude"]),
                district: row["district"],
                probability: own.first.map(probability) ?? 0,
                findings: own.map(\.id)
            )
        }
    }

    /// Findings that are as probable: one rule finds breaches and signals.
    private struct Kind: Hashable {
        var rule: String
        var level: FindingLevel

        init(rule: String, level: FindingLevel) {
            self.rule = rule
            self.level = level
        }

        init?(_ row: Row?) {
            guard let row, let level = FindingLevel(rawValue: row["level"]) else { return nil }
            self.init(rule: row["rule_id"], level: level)
        }
    }

    /// How probable a confirmed breach is, by rule and level.
    private static func probabilities(
        of run: FindingRun,
        _ measures: FindingMeasures,
        _ database: Database
    ) throws -> [Kind: Double] {
        let states = CaseState.all(try CaseLog.entries(database))
        var judged: [Kind: (confirmed: Double, all: Double)] = [:]
        for state in states {
            guard let isConfirmed = state.closed?.isConfirmed else { continue }
            for finding in state.findings {
                let row = try Row.fetchOne(
                    database,
                    sql: """
                        select rule_id, level
                        from finding
                        where finding_id = ?
                        order by run_id desc
                        limit 1
                        """,
                    arguments: [finding]
                )
                guard let kind = Kind(row) else { continue }
                judged[kind, default: (0, 0)].all += 1
                judged[kind, default: (0, 0)].confirmed += isConfirmed ? 1 : 0
            }
        }
        let weight = measures.value("prior-weight") ?? 1
        var probabilities: [Kind: Double] = [:]
        for row in try Row.fetchAll(
            database,
            sql: "select distinct rule_id, level from finding where run_id = ?",
            arguments: [run.id]
        ) {
            guard let kind = Kind(row) else { continue }
            let prior = measures.value(
                kind.level >= .likelyBreach ? "prior-likely-breach" : "prior-signal"
            )
            let (confirmed, all) = judged[kind] ?? (0, 0)
            probabilities[kind] = ((prior ?? 0) * weight + confirmed) / (weight + all)
        }
        return probabilities
    }
}

extension FindingMeasures {
    /// How long visits and ways take.
    public var visitTimes: VisitTimes {
        VisitTimes(
            visitMinutes: value("visit-minutes") ?? 0,
            speed: max(1, value("visit-speed") ?? 1),
            detour: value("visit-detour") ?? 1
        )
    }
}
