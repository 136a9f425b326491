import Foundation
import Store
import TestKit

@testable import VeedorCommands

/// A synthetic city with everything in it: advertisements, trips, complaints, and cases at every stage.
final class BusyCity: Sendable {
    let folder: TemporaryFolder
    let path: String

    /// Made once.
    static let made = Result { try BusyCity(seed: 31) }

    init(seed: Int) throws {
        folder = try TemporaryFolder()
        path = folder.path("demo/city.sqlite")
        try run(
            ["demo", "--out", folder.path("demo"), "--seed", "\(seed)", "--listings", "300"]
                + ["--drivers", "40"]
        )
        try openCases()
    }

    struct Failure: Error { let words: String }

    @discardableResult
    func run(_ arguments: [String]) throws -> String {
        let result = try BuiltProgram.run(arguments)
        guard result.status == 0 else {
            throw Failure(words: arguments.joined(separator: " ") + ": " + result.errors)
        }
        return result.output
    }

    func session() throws -> AnalysisSession {
        try AnalysisSession(VeedorStore(path: path, access: .writing), AnalysedCity.folders)
    }

    /// One case notified and late, one visited by chance and confirmed, one appealed, one ceded.
    private func openCases() throws {
        let list = try run([
            "findings", "--store", path, "--rule", "licence-not-in-register", "--format", "csv",
        ])
        let findings = list.split(separator: "\n").dropFirst().compactMap {
            $0.split(separator: ",").first.map(String.init)
        }
        guard findings.count >= 4 else { throw Failure(words: "too few findings: \(list)") }
        @discardableResult func act(_ words: [String]) throws -> String {
            try run(["case"] + words + ["--by", "inspector 7", "--store", path])
        }
        var ids: [String] = []
        for (place, finding) in findings.prefix(4).enumerated() {
            let opened = try act(["open", finding, "--on", "2026-10-01"])
            let id = String(opened.prefix { $0 != ":" })
            ids.append(id)
            try act([
                "notify", id, "--to", "host", "--deadline", "2026-10-15", "--on", "2026-10-02",
            ])
            try act([
                "visit", id, "--result", "access-granted", "--on", "2026-10-20", "--origin",
                place == 1 ? "random" : "worklist",
            ])
            guard place > 0 else { continue }
            let step = ["--step", "unlicensed-let", "--amount", "6000000", "--on", "2026-10-21"]
            try act(["decide", id] + step)
        }
        try act(["outcome", ids[2], "--outcome", "appealed", "--on", "2026-11-02"])
        let ceded = ["--outcome", "ceded", "--from", "2023-12-15", "--on", "2026-11-03"]
        try act(["outcome", ids[3]] + ceded)
        try act(["close", ids[1], "--reason", "confirmed", "--on", "2026-11-05"])
    }
}
