public import Analyses
import Foundation
import GRDB
import TestKit
public import Testing

@testable import VeedorCommands

/// A synthetic city of which the named analyses are asked.
struct QueriedCity {
    let folder: TemporaryFolder

    var path: String { folder.path("demo/city.sqlite") }

    /// The city, made once; its pseudonyms have a fixed key, so that results can be recorded.
    static let synthetic = Result {
        let city = QueriedCity(folder: try TemporaryFolder())
        let result = try BuiltProgram.run([
            "demo", "--out", city.folder.path("demo"), "--listings", "300", "--seed", "11",
        ])
        guard result.status == 0 else { throw Failure(errors: result.errors) }
        try city.workOnCases()
        let queue = try DatabaseQueue(path: city.path)
        try queue.write { database in
            try database.execute(
                sql: "update store_property set value = 'fixed' where name = 'pseudonym-key'"
            )
        }
        try queue.close()
        return city
    }

    /// Six cases of the first week: all notified, some visited, some closed.
    private func workOnCases() throws {
        let queue = try DatabaseQueue(path: path)
        let findings = try queue.read { database in
            try String.fetchAll(
                database,
                sql: """
                    select finding_id
                    from finding
                    where run_id = (select min(run_id) from finding_run)
                      and level = 'likely breach' and listing_id is not null
                    order by finding_id
                    limit 6
                    """
            )
        }
        try queue.close()
        for (number, finding) in findings.enumerated() {
            try act(["open", finding], on: "2026-11-10")
            let id = "C-2026-\(String(repeating: "0", count: 3))\(number + 1)"
            try act(["notify", id, "--to", "host", "--deadline", "2026-11-14"], on: "2026-11-10")
            guard number < 4 else { continue }
            let origin = number < 2 ? "worklist" : "random"
            try act(
                ["visit", id, "--result", "access-granted", "--origin", origin],
                on: "2026-11-12"
            )
            let reason = number < 2 ? "confirmed" : "no-breach"
            try act(["close", id, "--reason", reason], on: "2026-11-13")
        }
        try run(["analyze", "--store", path])
    }

    private func act(_ arguments: [String], on day: String) throws {
        try run(["case"] + arguments + ["--by", "inspector 7", "--on", day, "--store", path])
    }

    private func run(_ arguments: [String]) throws {
        let result = try BuiltProgram.run(arguments)
        guard result.status == 0 else { throw Failure(errors: result.errors) }
    }

    struct Failure: Error { let errors: String }

    static let catalogue = Result {
        try AnalysisCatalogue(folder: RepositoryRoot.path("analyses/queries"))
    }

    func session() throws -> AnalystSession {
        try AnalystSession(path: path, seconds: 10, purpose: nil)
    }
}

extension NamedAnalysis: CustomTestStringConvertible {
    /// What a test calls it.
    public var testDescription: String { name }
}
