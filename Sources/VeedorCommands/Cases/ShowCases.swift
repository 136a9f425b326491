internal import ArgumentParser
internal import Domain
internal import Findings
internal import GRDB
internal import Reporting
internal import Store

struct ListCases: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List all cases and where they stand."
    )

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    func run() throws {
        let store = try VeedorStore(path: storeOption.store, access: .reading)
        let states = try store.read { CaseState.all(try CaseLog.entries($0)) }
        var table = DataTable(columns: [
            .init("case"), .init("opened"), .init("findings", isNumeric: true),
            .init("notified"), .init("deadline"), .init("visits", isNumeric: true),
            .init("measure"), .init("outcome"), .init("closed"), .init("reason"),
        ])
        table.rows = states.map { state in
            [
                .text(state.id), .text(state.openedOn), .count(state.findings.count),
                .optional(state.notices.last?.day), .optional(state.notices.last?.deadline),
                .count(state.visits.count), .optional(state.decision?.step),
                .optional(state.outcome?.kind.rawValue), .optional(state.closedOn),
                .optional(state.closed?.rawValue),
            ]
        }
        Console.standardOutput(table.rendered(as: formatOption.format))
    }
}

struct ShowCase: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show the log of a case, and whether its advertisements stayed after notice."
    )

    @Argument(help: "The case.")
    var id: String

    @OptionGroup var storeOption: StoreOption

    func run() throws {
        let store = try VeedorStore(path: storeOption.store, access: .reading)
        let text = try store.read { database in
            let all = try CaseLog.entries(database)
            let entries = all.filter { $0.caseID == id }
            guard let state = CaseState.all(entries).first else {
                throw CommandError.noSuchCase(id, known: Set(all.map(\.caseID)).sorted())
            }
            var lines = ["\(id), opened on \(state.openedOn)"]
            lines += entries.map(Self.line)
            for notice in state.notices.prefix(1) {
                for listing in state.listings {
                    lines.append("")
                    lines += try Self.timeline(listing, notice, database)
                }
            }
            return lines.joined(separator: "\n") + "\n"
        }
        Console.standardOutput(text.harmless)
    }

    private static func line(_ entry: CaseEntry) -> String {
        let details = entry.details.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
            .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        let words = entry.words ?? (entry.wordsSHA256 == nil ? "" : "(words were purged)")
        return "  \(entry.day) \(entry.act.rawValue) by \(entry.madeBy)"
            + (details.isEmpty ? "" : ": \(details)") + (words.isEmpty ? "" : ". \(words)")
            + " [\(entry.sha256.prefix(12))]"
    }

    /// What the dumps show from the notice on, with their hashes.
    private static func timeline(
        _ listing: String,
        _ notice: CaseState.Notice,
        _ database: Database
    ) throws -> [String] {
        let seen = try AdvertisedAfterNotice(listing, noticeOn: notice.day, database)
        var lines = ["\(listing), notice to the \(notice.recipient) on \(notice.day):"]
        lines += seen.looks.map { look in
            let place = look.row.map { "advertised, row \($0)" } ?? "not there"
            return "  dump of \(look.day) (\(look.isAfterNotice ? "after" : "before") the notice): "
                + "\(place), SHA-256 \(look.fileSHA256)"
        }
        if let last = seen.lastSeenAfter {
            lines.append("  still advertised after the notice, last on \(last.day)")
        } else if let gone = seen.goneOn {
            lines.append("  gone since the dump of \(gone)")
        } else {
            lines.append("  no dump of a day after the notice is held: nothing can be said")
        }
        return lines
    }
}
