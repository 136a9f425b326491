import Foundation
import TestKit
import Testing

/// The README's first hour, line by line as it stands there.
@Suite struct FirstHourTests {
    /// The commands of the section: the lines that are set in.
    private func commands() throws -> [String] {
        let readme = try String(contentsOfFile: RepositoryRoot.path("README.md"), encoding: .utf8)
        let section = readme.components(separatedBy: "\n## The first hour\n").last?
            .components(separatedBy: "\n## ").first
        return (section ?? "").split(separator: "\n").filter { $0.hasPrefix("    ") }
            .map { $0.trimmingCharacters(in: .whitespaces) }
    }

    /// The words of a line; one between quotation marks is one.
    private func words(_ line: String) -> [String] {
        line.components(separatedBy: "\"").enumerated().flatMap { place, part in
            place.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [part]
        }
    }

    @Test func `every command of the first hour does what it says`() throws {
        let folder = try TemporaryFolder()
        let commands = try commands()
        #expect(commands.count >= 12)
        for command in commands {
            let words = words(command)
            #expect(words.first == "veedor", "\(command)")
            let result = try BuiltProgram.run(Array(words.dropFirst()), in: folder.path)
            #expect(result.status == 0, "\(command): \(result.errors)")
        }
        for name in ["my.sqlite", "operators.xlsx", "notebooks-out/licence-cross-check.ipynb"] {
            #expect(FileManager.default.fileExists(atPath: folder.path(name)), "\(name)")
        }
        let reports = try FileManager.default.contentsOfDirectory(atPath: folder.path("report"))
        #expect(reports.contains { $0.hasSuffix(".html") })
    }
}
