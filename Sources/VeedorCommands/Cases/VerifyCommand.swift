internal import ArgumentParser
internal import Domain
internal import Findings
internal import GRDB
internal import Store

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check that no entry of a log was changed, removed or slipped in.",
        discussion: """
            The logs of cases, of complaints and of what was purged. Each entry carries the hash of \
            the one before it. Keep the last hashes elsewhere: each stands for its whole log up to \
            it. Ends with exit code 1 where something is wrong.

            Example:
              veedor verify --store bcn.sqlite
            """
    )

    @OptionGroup var storeOption: StoreOption

    func run() throws {
        let store = try VeedorStore(path: storeOption.store, access: .reading)
        let logs = try store.read { database in
            [
                try Log("cases", CaseLog.entries(database), CaseLog.faults(database)),
                try Log("complaints", ComplaintLog.log, database),
                try Log("purges", Purge.log, database),
            ]
        }
        let faults = logs.flatMap { log in
            log.faults.map { "log of \(log.name), entry \($0.entryID) \($0.problem)" }
        }
        guard faults.isEmpty else {
            throw CommandError(
                error: "not whole: " + faults.joined(separator: "; "),
                help: "compare with a copy; what stands before the first fault can be relied on"
            )
        }
        for log in logs {
            Console.standardOutput(
                "log of \(log.name): \(log.count, of: "entry/entries"), all in order"
                    + (log.last.map { "; the last is \($0)" } ?? "") + "\n"
            )
        }
    }

    private struct Log {
        var name: String
        var count: Int
        var last: String?
        var faults: [LogFault]

        init<Act>(_ name: String, _ entries: [LogEntry<Act>], _ faults: [LogFault]) {
            self.name = name
            count = entries.count
            last = entries.last?.sha256
            self.faults = faults
        }

        init<Act>(_ name: String, _ log: ChainedLog<Act>, _ database: Database) throws {
            self.init(name, try log.entries(database), try log.faults(database))
        }
    }
}
