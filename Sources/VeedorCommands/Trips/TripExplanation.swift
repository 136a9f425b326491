internal import Domain
internal import Foundation
internal import GRDB
internal import Policies
internal import Store
internal import Trips

/// One trip, walked from its row in a file to what each rule says of it.
struct TripExplanation {
    let text: String

    /// The trip of a file's row.
    ///
    /// - Throws: `CommandError` where there is none.
    init(file: String, row: Int64, store: VeedorStore, law: TripCityLaw) throws {
        text = try store.read { database in
            guard let load = try Self.load(file, database) else {
                throw CommandError(
                    error: "no trip file '\(file)' in \(store.path)",
                    help: "'veedor loads' lists what was ingested"
                )
            }
            let fields = try Self.fields(load, row, database)
            guard !fields.isEmpty else {
                throw CommandError(
                    error: "\(file): no trip was loaded from row \(row)",
                    help: "rows that could not be read are kept in the table 'reject'"
                )
            }
            var lines = ["Row \(row) of \(load.fileName) (SHA-256 \(load.fileSHA256.prefix(16))…)"]
            lines += fields.map { "  \($0.name): \($0.value)" }
            lines += try Self.replacement(load, fields, law.submissions, database)
            lines += try Self.registers(fields, StoredRegisters(database, until: nil))
            lines.append("")
            let judgement = try TripJudgement(
                database,
                laws: law.laws,
                city: law.city,
                submissions: law.submissions,
                load: load.id,
                row: row
            )
            lines += (judgement?.lines ?? []).flatMap(Self.lines)
            return lines.joined(separator: "\n") + "\n"
        }
    }

    private static func load(_ file: String, _ database: Database) throws -> Load? {
        try Load.all(database).last { load in
            load.kind == "trip" && (load.fileName == file || String(load.id) == file)
        }
    }

    private static func fields(
        _ load: Load,
        _ row: Int64,
        _ database: Database
    ) throws -> [(field: TripField, name: String, value: String)] {
        let names = try StoredTripNames(database, load: load.id)
        let scan = try TripScan(database, load: load.id, fields: Set(TripField.allCases))
        var block = TripBlock()
        while try scan.next(into: &block) {
            guard let index = (0..<block.count).first(where: { block.row(of: $0) == row }) else {
                continue
            }
            return TripField.allCases.compactMap { field in
                let value = block[field][index]
                guard value != PackedColumn.missing, field != .reference else { return nil }
                let text: String =
                    switch field.storage {
                    case .name: names[field][Int(value)]
                    case .minute: LocalMoment.minuteText(value)
                    case .truth: value == 1 ? "yes" : "no"
                    case .whole, .money, .fingerprint: String(value)
                    }
                return (field, field.name, text)
            }
        }
        return []
    }

    /// That a later file takes the place of the trip's day, so that the trip does not count.
    private static func replacement(
        _ load: Load,
        _ fields: [(field: TripField, name: String, value: String)],
        _ submissions: LatestSubmissions,
        _ database: Database
    ) throws -> [String] {
        guard let moment = fields.first(where: { $0.field == .pickedUpAt })?.value,
            let day = CivilDate(String(moment.prefix(10))),
            let later = submissions.replacement(load: load.id, day: day)
        else { return [] }
        let name = try Load.all(database).first { $0.id == later }?.fileName ?? "load \(later)"
        return ["  does not count: \(name) was handed over later for this day"]
    }

    /// What the registers said of driver, vehicle and base, publication by publication.
    private static func registers(
        _ fields: [(field: TripField, name: String, value: String)],
        _ registers: StoredRegisters
    ) -> [String] {
        let subjects: [(TripField, RegistrationRule.Subject)] = [
            (.driver, .driver), (.vehicle, .vehicle), (.dispatchingBase, .base),
            (.originatingBase, .originatingBase),
        ]
        return subjects.flatMap { field, subject -> [String] in
            guard let told = fields.first(where: { $0.field == field }) else { return [] }
            let history = registers.history(of: subject, key: .number)
            let entries = history.timeline(of: told.value)
            var lines = ["", "\(subject.rawValue) \(told.value) in the registers:"]
            lines += entries.map { register, day, entry in
                "  \(day) \(register): \(entry.status ?? "no status")"
                    + (entry.statusSince.map { " since \($0)" } ?? "")
                    + (entry.licenceClass.map { ", \($0)" } ?? "")
                    + (entry.validFrom.map { ", from \($0)" } ?? "")
                    + (entry.validUntil.map { ", to \($0)" } ?? "")
                    + " (row \(entry.source.row))"
            }
            return entries.isEmpty ? lines + ["  no entry under this number"] : lines
        }
    }

    private static func lines(_ line: TripJudgement.Line) -> [String] {
        var lines = [
            "\(line.rule.id): \(line.rule.title)",
            "  \(line.outcome.verdict.rawValue): \(line.outcome.words)",
        ]
        if let shown = line.shown, shown.observed != line.outcome.words {
            lines.append("  \(shown.observed); the law: \(shown.threshold)")
        }
        return lines
    }
}
