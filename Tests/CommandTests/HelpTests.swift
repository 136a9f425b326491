import Foundation
import TestKit
import Testing

/// What every command says of itself, as recorded texts, and that the README knows it.
@Suite struct HelpTests {
    static let commands: [[String]] = [
        [],
        ["ingest"],
        ["check"],
        ["analyze"],
        ["findings"],
        ["report"],
        ["report", "weekly"],
        ["report", "evaluation"],
        ["case"],
        ["case", "open"],
        ["case", "note"],
        ["case", "notify"],
        ["case", "visit"],
        ["case", "decide"],
        ["case", "outcome"],
        ["case", "close"],
        ["case", "list"],
        ["case", "show"],
        ["complaint"],
        ["complaint", "add"],
        ["complaint", "list"],
        ["complaint", "show"],
        ["complaint", "note"],
        ["complaint", "answer"],
        ["complaint", "close"],
        ["verify"],
        ["worklist"],
        ["subject"],
        ["purge"],
        ["hosts"],
        ["caps"],
        ["full-time"],
        ["nights"],
        ["trips"],
        ["districts"],
        ["rents"],
        ["explain"],
        ["show"],
        ["claim"],
        ["decide"],
        ["diff"],
        ["delivery"],
        ["manual"],
        ["fares"],
        ["utilisation"],
        ["calendars"],
        ["published"],
        ["query"],
        ["tables"],
        ["analysis"],
        ["analysis", "list"],
        ["analysis", "show"],
        ["analysis", "run"],
        ["loads"],
        ["formats"],
        ["export"],
        ["export", "tables"],
        ["export", "nights"],
        ["publish"],
        ["notebook"],
        ["scale-out"],
        ["scale-out", "export"],
        ["scale-out", "plan"],
        ["scale-out", "run"],
        ["link"],
        ["calibrate"],
        ["synth"],
        ["demo"],
    ]

    @Test(arguments: commands)
    func `the help of a command is the recorded one`(command: [String]) throws {
        let result = try BuiltProgram.run(command + ["--help"])
        #expect(result.status == 0)
        let name = (["veedor"] + command).joined(separator: "-")
        let file = RepositoryRoot.path("Tests/CommandTests/Goldens/\(name).txt")
        #expect(try Golden.compare(result.output, with: file) == .same)
    }

    @Test func `no golden file is left over`() throws {
        let names = try FileManager.default
            .contentsOfDirectory(atPath: RepositoryRoot.path("Tests/CommandTests/Goldens"))
        let expected = Self.commands.map { (["veedor"] + $0).joined(separator: "-") + ".txt" }
        #expect(Set(names) == Set(expected))
    }

    @Test func `every command of the help has a golden and stands in the README`() throws {
        let help = try BuiltProgram.run(["--help"]).output
        let list = help.components(separatedBy: "SUBCOMMANDS:\n").last ?? ""
        let lines = list.split(separator: "\n").filter { line in
            line.hasPrefix("  ") && !line.hasPrefix("   ") && !line.contains("See 'veedor")
        }
        let names = lines.compactMap { $0.split(separator: " ").first.map(String.init) }
        #expect(names.count >= 7)
        let readme = try String(contentsOfFile: RepositoryRoot.path("README.md"), encoding: .utf8)
        for name in names {
            #expect(Self.commands.contains([name]), "\(name)")
            #expect(readme.contains("veedor \(name)"), "\(name)")
        }
    }

    @Test func `the version is printed`() throws {
        let result = try BuiltProgram.run(["--version"])
        #expect(result.output.split(separator: ".").count == 3)
    }
}
