import Disclosure
import Foundation
import GRDB
import Publications
import Reporting
import TestKit
import Testing

/// Extracts of a small city, attacked as somebody outside would.
@Suite struct ExtractTests {
    /// A city's flats by week, area, kind and state, drawn; some weeks, some areas.
    private func city(_ seed: UInt64, weeks: Int) throws -> DatabaseQueue {
        let queue = try DatabaseQueue()
        try queue.write { database in
            try database.execute(
                sql: "create table flat (week text, month text, area text, kind text, state text)"
            )
            var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
            func draw(_ limit: UInt64) -> UInt64 {
                state ^= state >> 12
                state ^= state << 25
                state ^= state >> 27
                return (state &* 0x2545_F491_4F6C_DD1D) >> 33 % limit
            }
            for week in 1...weeks {
                for area in ["north", "south", "east", "west", "old town"] {
                    let size = ["north": 40, "old town": 6][area] ?? 18
                    for _ in 0..<(size + Int(draw(9))) {
                        try database.execute(
                            sql: "insert into flat values (?, ?, ?, ?, ?)",
                            arguments: [
                                "w\(week)", week < 3 || draw(2) == 0 && week == 3 ? "m1" : "m2",
                                area, ["home", "home", "room"][Int(draw(3))],
                                ["licensed", "not shown", "other"][Int(draw(3))],
                            ]
                        )
                    }
                }
            }
        }
        return queue
    }

    private func definition(_ folder: TemporaryFolder) throws -> PublicationDefinition {
        try folder.write(
            "publication.yaml",
            """
            id: test
            title: Flats
            least-count: 10
            least-width: 10
            licence: {name: CC0-1.0, title: CC0, address: https://spdx.org/licenses/CC0-1.0.html}
            parts: [flats]
            files: [reproduce.py]
            """
        )
        let script = RepositoryRoot.path("analyses/publications/open/reproduce.py")
        try folder.write("reproduce.py", try String(contentsOfFile: script, encoding: .utf8))
        try folder.write(
            "flats.yaml",
            """
            title: Flats
            unit: flat
            reads: store
            dimensions:
              - {name: week, title: Week, period: true}
              - {name: month, title: Month, period: true}
              - {name: area, title: Area}
              - {name: kind, title: Kind}
              - {name: state, title: State}
            tables:
              - {id: kinds, title: Kinds by week, by: [week, area, kind]}
              - {id: states, title: States by week, by: [week, area, state]}
              - {id: months, title: Kinds by month, by: [month, area, kind]}
            figures:
              - {id: homes, title: Part of homes, table: kinds, numerator: {kind: home}}
            """
        )
        try folder.write(
            "flats.sql",
            "select week, month, area, kind, state, count(*) as units from flat group by 1, 2, 3, 4, 5"
        )
        return try PublicationDefinition(folder: folder.path)
    }

    private func publish(
        _ queue: DatabaseQueue,
        former: [String] = [],
        to folder: String
    ) throws -> PublicationExtract {
        let data = try TemporaryFolder()
        let definition = try definition(data)
        var facts = PublicationFacts()
        try queue.read { database in
            for part in definition.parts { try facts.add(part, database) }
        }
        let extract = try PublicationExtract(
            definition,
            facts,
            former: former.map { try FormerExtract(folder: $0, parts: definition.parts) },
            city: "the city of the test",
            provenance: .null
        )
        for file in extract.files {
            let url = URL(fileURLWithPath: "\(folder)/\(file.path)")
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(file.text.utf8).write(to: url)
        }
        return extract
    }

    private static let properties = [
        ("week", true), ("month", true), ("area", false), ("kind", false), ("state", false),
    ].map { (name: $0.0, isPeriod: $0.1) }

    /// All tables of two extracts, the second a week later, put together: weeks, months that overlap
    /// them, shared margins, what the first showed and the second hides.
    @Test(arguments: 1...3)
    func `nobody can work out a hidden count from all tables of two weeks`(seed: UInt64) throws {
        let folder = try TemporaryFolder()
        let queue = try city(seed, weeks: 4)
        let first = try TemporaryFolder()
        let earlier = try city(seed, weeks: 3)
        _ = try publish(earlier, to: first.path)
        _ = try publish(queue, former: [first.path], to: folder.path)
        let knowledge = try PublishedFiles.knowledge(Self.properties, [first.path, folder.path])
        let times = try queue.read { database in
            try Row.fetchAll(database, sql: "select distinct week, month from flat order by 1, 2")
                .map { [$0[0] as String, $0[1] as String] }
        }
        let ranges = try knowledge.ranges(times: times)
        #expect(ranges.count > 20)
        #expect(ranges.allSatisfy { ($0.width ?? .max) >= 10 })
        let small = knowledge.extracts.joined().filter { (1..<10).contains($0.value ?? 0) }
        #expect(small.isEmpty)
    }

    /// The attack itself must be able to succeed: without hiding more it does.
    @Test func `hiding only the small ones would give them away`() throws {
        let folder = try TemporaryFolder()
        let queue = try city(1, weeks: 4)
        _ = try publish(queue, to: folder.path)
        var knowledge = try PublishedFiles.knowledge(Self.properties, [folder.path])
        // The truth, hidden by the first rule alone.
        let counts = try queue.read { database in
            try Row.fetchAll(database, sql: "select week, month, area, kind, state from flat")
                .map { row in (0..<5).map { row[$0] as String } }
        }
        for cell in knowledge.extracts[0].keys {
            let count = Int64(counts.count { CountCell(cell).holds($0) })
            knowledge.extracts[0][cell] = .some((1..<10).contains(count) ? nil : count)
        }
        let times = Set(counts.map { Array($0[..<2]) }).sorted { $0.lexicographicallyPrecedes($1) }
        let ranges = try knowledge.ranges(times: times)
        #expect(ranges.contains { $0.width == 0 })
    }

    @Test func `a count that is hidden in one week has no neighbour in another`() throws {
        let folder = try TemporaryFolder()
        _ = try publish(try city(2, weeks: 4), to: folder.path)
        for table in try PublishedFiles.tables(folder.path) {
            let series = Dictionary(grouping: table.rows) { Array($0[1..<($0.count - 2)]) }
            for rows in series.values where rows.contains(where: { $0.last == "hidden" }) {
                let shown = rows.filter { $0.last == "shown" }
                #expect(shown.allSatisfy { $0[$0.count - 2] == "0" }, "\(table.name)")
            }
        }
    }

    @Test func `the same facts give the same bytes`() throws {
        let folders = [try TemporaryFolder(), try TemporaryFolder()]
        let extracts = try folders.map { try publish(try city(3, weeks: 3), to: $0.path) }
        #expect(extracts[0].files == extracts[1].files)
    }

    private func reproduce(_ folder: String) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "\(folder)/reproduce.py"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }

    @Test func `the script in the extract computes its figures again and notices a change`() throws
    {
        let folder = try TemporaryFolder()
        _ = try publish(try city(4, weeks: 4), to: folder.path)
        let good = try reproduce(folder.path)
        #expect(good.status == 0, "\(good.output)")
        #expect(!good.output.contains("problem"))
        let path = folder.path("figures/homes.csv")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let last = try #require(text.dropLast().last)
        try (text.dropLast(2) + (last == "1" ? "2\n" : "1\n")).write(
            toFile: path,
            atomically: true,
            encoding: .utf8
        )
        let bad = try reproduce(folder.path)
        #expect(bad.status == 1)
        #expect(bad.output.contains("figures/homes.csv: is not the file that was published"))
        #expect(bad.output.contains("homes: computed"))
    }
}
