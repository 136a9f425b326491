internal import Domain
internal import Findings
internal import GRDB
internal import Policies
internal import Reporting
internal import Store
internal import Trips

/// Why a finding is one: rule, law, arithmetic, rows, and what would change it.
struct FindingExplanation {
    private let stored: StoredFinding
    private let run: FindingRun
    private let rule: Rule?
    private let policy: CityPolicy?
    private let tripLaws: [TripLaw]
    private let evidence: [EvidenceLine]

    /// Looks the finding up in the last run that has it.
    init(
        _ id: String,
        _ store: VeedorStore,
        asOf: CivilDate?,
        _ folders: DataFolders
    ) throws {
        let rules = try RuleCatalogue(folder: folders.rules)
        let cities = CityCatalogue(folder: folders.cities)
        let law = try CityLaw(of: store, cities: cities)
        let found = try store.read { database in
            try Self.find(id, asOf: asOf, database)
        }
        guard let found else {
            throw CommandError(
                error: "no finding '\(id)'",
                help: "'veedor findings' lists them; a finding of an earlier day needs --as-of"
            )
        }
        try self.init(
            found.stored,
            of: found.run,
            rule: rules[found.stored.finding.ruleID],
            policy: try? law.policy(on: found.run.day),
            tripLaws: try cities.tripLaws(of: law.city),
            store
        )
    }

    init(
        _ stored: StoredFinding,
        of run: FindingRun,
        rule: Rule?,
        policy: CityPolicy?,
        tripLaws: [TripLaw] = [],
        _ store: VeedorStore
    ) throws {
        self.stored = stored
        self.run = run
        self.rule = rule
        self.policy = policy
        self.tripLaws = tripLaws
        evidence = try store.read { database in
            try stored.finding.evidence.map { try EvidenceLine($0, database) }
        }
    }

    private static func find(
        _ id: String,
        asOf: CivilDate?,
        _ database: Database
    ) throws -> (stored: StoredFinding, run: FindingRun)? {
        let runs = try FindingRun.all(atOrBefore: asOf, database)
        for run in runs.reversed() {
            if let stored = try StoredFinding.one(id, of: run, database) { return (stored, run) }
        }
        return nil
    }

    var text: String {
        let one = stored.finding
        var lines = [
            "\(one.id): \(one.sentence)",
            "",
            "Subject: \(one.subject.kind.rawValue) \(one.subject.id)"
                + (one.period.isEmpty ? "" : ", period \(one.period)"),
            "Level: \(one.level.rawValue); evidence: \(one.grade.rawValue)",
            "Snapshot: \(run.day); run \(run.id), inputs \(run.inputsSHA256.prefix(12))",
        ]
        lines += ruleLines + lawLines + arithmetic
        lines.append("\nEvidence")
        lines += evidence.map { "  \($0.text)" }
        if let card = rule?.card {
            lines += list("Alternatives considered", card.alternatives)
            lines += list("Known false positives", card.falsePositives)
            lines += list("What would change the result", card.wouldChange)
        }
        return lines.map(\.harmless).joined(separator: "\n") + "\n"
    }

    private var ruleLines: [String] {
        guard let rule else {
            let name = "\(stored.finding.ruleID), version \(stored.ruleVersion)"
            return ["\nRule: \(name), no longer kept"]
        }
        let card = rule.card
        let isOther = card.version != stored.ruleVersion
        return [
            "\nRule: \(card.id), version \(stored.ruleVersion) (\(card.status.rawValue))"
                + (isOther ? "; today's version is \(card.version)" : ""),
            "  \(card.title)",
            "  Duty (\(card.verb.rawValue), addressed to the \(card.addressee.rawValue)): "
                + card.duty,
            "  Why it matters: \(card.why)",
        ] + card.references.map { "  Reference: \($0)" }
    }

    private var lawLines: [String] {
        if rule?.card.topic == .trips {
            return tripLaws.filter(wasInForce).flatMap { law in
                ["\nLaw on trips in force from \(law.inForceFrom)"]
                    + law.legalSources.map(Self.line)
            }
        }
        guard let policy else { return ["\nLaw: no policy of the day is kept"] }
        return ["\nLaw: policy in force from \(policy.inForceFrom)"]
            + policy.legalSources.map(Self.line)
    }

    /// Whether a law on trips was in force on some day of the finding's trips.
    private func wasInForce(_ law: TripLaw) -> Bool {
        func day(_ name: String) -> CivilDate? {
            stored.finding.facts.first { $0.name == name }.flatMap { CivilDate($0.value) }
        }
        guard let first = day("first_day"), let last = day("last_day") else { return true }
        return law.inForceFrom <= last && law.inForceUntil.map { $0 > first } ?? true
    }

    private static func line(_ source: CityPolicy.LegalSource) -> String {
        let checked = source.checkedOn.map { "checked on \($0)" } ?? "not checked by anybody yet"
        return "  \(source.article), \(source.address) "
            + "(\(source.confidence.rawValue), \(checked))"
    }

    private var arithmetic: [String] {
        let one = stored.finding
        var lines = ["\nArithmetic"]
        if let observed = one.observed {
            var line = "  observed \(Self.number(observed)) \(one.unit)"
            if let lower = one.lower, let upper = one.upper {
                let ends = [Self.number(lower), Self.number(upper)]
                line +=
                    ", 95 % interval "
                    + (ends[0] == ends[1] ? ends[0] : ends.joined(separator: " to "))
            }
            if let threshold = one.threshold {
                line += "; compared with \(Self.number(threshold))"
            }
            lines.append(line)
        }
        return lines + one.facts.map { "  \($0.name.replacing("_", with: " ")): \($0.value)" }
    }

    private func list(_ title: String, _ items: [String]) -> [String] {
        ["\n\(title)"] + items.map { "  - \($0)" }
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded()
            ? FixedDecimal.text(value, digits: 0) : FixedDecimal.text(value, digits: 6)
    }
}

/// Rows of a file, with what they hold.
private struct EvidenceLine {
    let text: String

    init(_ rows: EvidenceRows, _ database: Database) throws {
        let load = try Row.fetchOne(
            database,
            sql: """
                select file_name, file_sha256, kind, snapshot_date, snapshot_precision
                from load
                where load_id = ?
                """,
            arguments: [rows.loadID]
        )
        let name = load?["file_name"] as String? ?? "a file that is no longer kept"
        let hash = load?["file_sha256"] as String? ?? ""
        let place =
            switch rows.rows {
            case nil: "the whole file"
            case let some? where some.count == 1: "row \(some.lowerBound)"
            case let some?: "rows \(some.lowerBound) to \(some.upperBound)"
            }
        // A register that tells its month only is not told with a day.
        let isMonth = load?["snapshot_precision"] as String? == "month"
        let day =
            (load?["snapshot_date"] as String?).map { " of \(isMonth ? $0.prefix(7) : $0[...])" }
            ?? ""
        var text = "\(name)\(day) (load \(rows.loadID)), \(place), SHA-256 \(hash)"
        if let some = rows.rows, some.count == 1 {
            text += try Self.content(rows.loadID, some.lowerBound, load?["kind"], database)
        }
        self.text = text
    }

    /// The fields of a listing or an entry that rules look at.
    private static func content(
        _ loadID: Int64,
        _ row: Int,
        _ kind: String?,
        _ database: Database
    ) throws -> String {
        let columns: String
        let table: String
        switch kind {
        case "listing":
            table = "listing_snapshot"
            columns =
                "platform, listing_id, host_id, licence_text, room_type, accommodates, "
                + "minimum_nights, latitude, longitude"
        case "licence-register":
            table = "licence_register_entry"
            columns =
                "register, licence_number, entry_reference, status, valid_from, valid_until, "
                + "licensed_places, street_type, street_name, street_number, floor, door"
        case "trip":
            let fields = try TripFields.told(loadID, row: Int64(row), database)
            let told = fields.map { "\($0.name) '\($0.value)'" }
            return told.isEmpty ? "" : "\n      " + told.joined(separator: ", ")
        default: return ""
        }
        let found = try Row.fetchOne(
            database.cachedStatement(
                sql: "select \(columns) from \(table) where load_id = ? and row_number = ?"
            ),
            arguments: [loadID, row]
        )
        let values = (found ?? Row()).compactMap { name, value in
            value.isNull ? nil : "\(name) '\(String.fromDatabaseValue(value) ?? "\(value)")'"
        }
        return values.isEmpty ? "" : "\n      " + values.joined(separator: ", ")
    }
}
