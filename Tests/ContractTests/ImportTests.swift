import Foundation
import TestKit
import Testing

/// The floors of the house: imports only go down, and the questions do not know each other.
@Suite struct ImportTests {
    private static let floors = [
        [
            "CLibCSV", "CZlib", "CISAL", "CCrypto", "CLibZip", "CExpat", "CPCRE2", "CGEOS", "CGSL",
            "CGLPK", "CLAPACKE", "CLinux", "CSQLite", "CXlsxWriter", "CEdit",
        ],
        ["Domain"],
        [
            "Analyst", "Disclosure", "Distributions", "Dumps", "Geometry", "LinearAlgebra",
            "LineEditing",
            "Patterns",
            "StrictYAML",
            "Reporting", "SyntheticCity",
        ],
        ["Spreadsheets", "Store"],
        ["Analyses", "Formats", "Policies"],
        ["Exports", "Ingestion", "Notebooks", "Publications", "ScaleOut"],
        ["Hosts", "Licences", "Nights", "Rents", "Trips"],
        ["Findings"],
        ["VeedorCommands"],
        ["veedor"],
    ]

    /// The modules of this package that a target's sources import.
    private func imports(of target: String) throws -> Set<String> {
        let folder = RepositoryRoot.path("Sources/\(target)")
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }
        let own = Set(Self.floors.joined())
        var found: Set<String> = []
        for name in (names ?? []) where name.hasSuffix(".swift") {
            let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            for line in text.split(separator: "\n") where line.contains("import ") {
                guard let module = line.split(separator: " ").last.map(String.init) else {
                    continue
                }
                if line.hasPrefix("import ") || line.hasPrefix("internal import ")
                    || line.hasPrefix("public import ")
                {
                    found.insert(module)
                }
            }
        }
        return found.intersection(own)
    }

    @Test func `every target stands on a floor`() throws {
        let targets = try FileManager.default
            .contentsOfDirectory(atPath: RepositoryRoot.path("Sources"))
        #expect(Set(targets) == Set(Self.floors.joined()))
    }

    @Test func `imports only go down`() throws {
        for (height, floor) in Self.floors.enumerated() {
            for target in floor {
                let below = Set(Self.floors[..<height].joined())
                let upward = try imports(of: target).subtracting(below).subtracting([target])
                #expect(upward.isEmpty, "\(target) imports \(upward.sorted())")
            }
        }
    }
}

/// The budget that keeps files guessable.
@Suite struct FileBudgetTests {
    private func lineCounts() throws -> [(name: String, lines: Int)] {
        let folder = RepositoryRoot.path("Sources")
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }
        return try (names ?? []).filter { $0.hasSuffix(".swift") }.map { name in
            let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            return (name, text.split(separator: "\n", omittingEmptySubsequences: false).count - 1)
        }
    }

    @Test func `no source file is longer than four hundred lines`() throws {
        let long = try lineCounts().filter { $0.lines > 400 }
        #expect(long.isEmpty, "split by what they do: \(long)")
    }

    @Test func `the median source file has at most 120 lines`() throws {
        let lines = try lineCounts().map(\.lines).sorted()
        #expect(lines[lines.count / 2] <= 120)
    }

    @Test func `no file has a name that says nothing`() throws {
        let empty = ["utils.swift", "helpers.swift", "misc.swift", "common.swift"]
        let found = try lineCounts().map(\.name).filter { name in
            empty.contains { name.lowercased().hasSuffix($0) }
        }
        #expect(found.isEmpty)
    }
}
