import Domain
import Findings
import Foundation
import GRDB
import Store
import StrictYAML
import TestKit
import Testing

@testable import VeedorCommands

/// What goes when its time is over, and what stays.
@Suite struct PurgeTests {
    /// A store with one advertisement of long ago, one of yesterday, and complaints of both days.
    private struct Town {
        let folder: TemporaryFolder
        let path: String

        init() throws {
            folder = try TemporaryFolder()
            path = folder.path("s.sqlite")
            let store = try VeedorStore(path: path, access: .writing)
            try store.write { database in
                for (id, day) in [(1, "2020-01-01"), (2, "2026-11-01")] {
                    try database.execute(
                        sql: """
                            insert into load (
                              load_id, file_name, file_bytes, file_sha256, format_id,
                              format_version, format_era, kind, precedence, snapshot_date,
                              snapshot_precision, snapshot_determined_by, rows_read, rows_loaded,
                              rows_rejected, rows_skipped, fields_rejected, unknown_columns,
                              loaded_at, tool_version)
                            values (?, 'f', 1, 'sha \(id)', 'x', 1, '1', 'listing', 1, ?, 'day',
                              'option', 1, 1, 0, 0, 0, '', '\(day)T00:00:00Z', '0.0.0')
                            """,
                        arguments: [id, day]
                    )
                }
                for (load, row, listing) in [(1, 2, "10"), (1, 3, "11"), (2, 2, "11")] {
                    try database.execute(
                        sql: """
                            insert into listing_snapshot (
                              load_id, row_number, platform, listing_id, host_id, licence_text,
                              host_name_key)
                            values (?, ?, 'airbnb', ?, 'host-\(listing)', 'SECRET-LICENCE-\(listing)',
                              'SECRET-HOST-NAME-\(listing)')
                            """,
                        arguments: [load, row, listing]
                    )
                }
                for (reference, day) in [("old", "2020-01-01"), ("new", "2026-11-01")] {
                    try database.execute(
                        sql: """
                            insert into complaint (
                              load_id, row_number, source, reference, received_at, reporter_keys,
                              words)
                            values (1, ?, 'hotline', ?, ?, 'SECRET-REPORTER-\(reference)',
                              'SECRET-WORDS-\(reference)')
                            """,
                        arguments: [reference == "old" ? 100 : 101, reference, "\(day) 02:00:00"]
                    )
                }
            }
        }

        func purge(_ options: [String] = []) throws -> BuiltProgram.Result {
            try BuiltProgram.run(
                ["purge", "--store", path, "--as-of", "2026-11-15", "--format", "csv"] + options,
                environment: ["SOURCE_DATE_EPOCH": "1795000000"]
            )
        }

        func isInFile(_ text: String) throws -> Bool {
            try Data(contentsOf: URL(fileURLWithPath: path)).range(of: Data(text.utf8)) != nil
        }

        func write(_ sql: String) throws {
            try VeedorStore(path: path, access: .writing).write { try $0.execute(sql: sql) }
        }
    }

    private func counts(_ output: String) -> [String: [String]] {
        let lines = output.split(separator: "\n").dropFirst()
        return Dictionary(
            lines.map { line in
                let fields = line.split(separator: ",", omittingEmptySubsequences: false)
                return (String(fields[0]), [String(fields[4]), String(fields[5])])
            }
        ) { first, _ in first }
    }

    @Test func `a dry run says what would go, and changes nothing`() throws {
        let town = try Town()
        let before = try Data(contentsOf: URL(fileURLWithPath: town.path))
        let result = try town.purge()
        #expect(result.status == 0)
        let counts = counts(result.output)
        #expect(counts["delisted-advertisements"] == ["1", "0"])
        #expect(counts["reporters"] == ["1", "0"])
        // Nobody has closed the complaint.
        #expect(counts["complaint-words"] == ["0", "1"])
        #expect(result.errors.contains("nothing was changed"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: town.path)) == before)
    }

    @Test func `what stands in the newest dump of its source is not gone, however old that is`()
        throws
    {
        let town = try Town()
        // The later dump is of another source: nobody has looked at the first one's again.
        try town.write("update load set format_id = 'y' where load_id = 2")
        #expect(counts(try town.purge().output)["delisted-advertisements"] == ["0", "0"])
        // Now somebody has, and saw only one of them.
        try town.write("update load set format_id = 'x' where load_id = 2")
        #expect(counts(try town.purge().output)["delisted-advertisements"] == ["1", "0"])
    }

    @Test func `what went is gone from the bytes of the file, what is in time is there`() throws {
        let town = try Town()
        let gone = ["SECRET-HOST-NAME-10", "SECRET-LICENCE-10", "SECRET-REPORTER-old"]
        let kept = [
            "SECRET-HOST-NAME-11", "SECRET-REPORTER-new", "SECRET-WORDS-old", "SECRET-WORDS-new",
        ]
        for text in gone + kept { #expect(try town.isInFile(text), "\(text)") }
        let result = try town.purge(["--execute", "--by", "records officer"])
        #expect(result.status == 0, "\(result.errors)")
        for text in gone { #expect(try !town.isInFile(text), "\(text)") }
        for text in kept { #expect(try town.isInFile(text), "\(text)") }
        #expect(!FileManager.default.fileExists(atPath: town.path + "-journal"))
        let again = counts(try town.purge().output)
        #expect(again["delisted-advertisements"] == ["0", "0"])
        #expect(again["reporters"] == ["0", "0"])
        #expect(try BuiltProgram.run(["verify", "--store", town.path]).status == 0)
    }

    @Test func `the log says how much went on which ground, and nothing of what went`() throws {
        let town = try Town()
        _ = try town.purge(["--execute", "--by", "records officer"])
        let store = try VeedorStore(path: town.path, access: .reading)
        let entries = try store.read { try Purge.log.entries($0) }
        #expect(entries.map(\.subject) == ["delisted-advertisements", "reporters"])
        #expect(entries.map { $0.details["rows"] } == ["1", "1"])
        #expect(entries.allSatisfy { $0.madeBy == "records officer" })
        #expect(entries.allSatisfy { !($0.details["basis"] ?? "").isEmpty })
        #expect(
            entries.allSatisfy { entry in !entry.details.values.contains { $0.contains("SECRET") } }
        )
    }

    @Test func `evidence of an open case stays until the case is closed, and that is said`() throws
    {
        let town = try Town()
        func log(_ act: CaseAct, _ details: [String: String]) throws {
            let store = try VeedorStore(path: town.path, access: .writing)
            _ = try store.write { database in
                try CaseLog.append(
                    CaseEntry(
                        caseID: "C-2026-0001",
                        act: act,
                        madeAt: "2026-11-01T10:00:00Z",
                        madeBy: "inspector 7",
                        day: "2026-11-01",
                        details: details
                    ),
                    database
                )
            }
        }
        try log(.open, ["findings": "F-1", "listings": "airbnb:10"])
        let held = try town.purge(["--execute", "--by", "x"])
        #expect(counts(held.output)["delisted-advertisements"] == ["0", "1"])
        #expect(held.errors.contains("held back"))
        #expect(try town.isInFile("SECRET-HOST-NAME-10"))
        try log(.close, ["reason": "no-breach"])
        _ = try town.purge(["--execute", "--by", "x"])
        #expect(try !town.isInFile("SECRET-HOST-NAME-10"))
    }

    @Test func `a row that a finding of an open case cites stays, though it is about another`()
        throws
    {
        let town = try Town()
        try town.write(
            """
            insert into finding_run values (1, '2020-01-01', 1, '2012-01-01', 'i', 'l', 'm', '0', 'x');
            insert into finding values (1, 'F-1', 'r', 'signal', 'g', 'operator', 'O:1', '', null,
              null, null, null, '', 's', '{}', null, null);
            insert into finding_evidence values (1, 'F-1', 1, 1, 2, 2);
            insert into finding_evidence values (1, 'F-1', 2, 1, null, null)
            """
        )
        let store = try VeedorStore(path: town.path, access: .writing)
        _ = try store.write { database in
            try CaseLog.append(
                CaseEntry(
                    caseID: "C-1",
                    act: .open,
                    madeAt: "x",
                    madeBy: "x",
                    day: "2026-11-01",
                    details: ["findings": "F-1"]
                ),
                database
            )
        }
        let result = try town.purge()
        #expect(counts(result.output)["delisted-advertisements"] == ["0", "1"])
        #expect(counts(result.output)["findings"] == ["0", "1"])
        #expect(result.errors.contains("1 finding of open cases rests on whole files"))
    }

    /// One day in time, one day over: 183 days before 2026-11-15 is 2026-05-16.
    @Test(arguments: [("2026-05-15", "1"), ("2026-05-16", "0"), ("2026-05-17", "0")])
    func `a row goes on the day after its last one`(day: String, due: String) throws {
        let town = try Town()
        try town.write(
            "delete from complaint where reference = 'old'; "
                + "update complaint set received_at = '\(day) 23:59:00'"
        )
        #expect(counts(try town.purge().output)["reporters"]?.first == due)
    }

    @Test func `whoever purges is named, and no day to come is counted to`() throws {
        let town = try Town()
        #expect(try town.purge(["--execute"]).status == 64)
        let later = try BuiltProgram.run([
            "purge", "--store", town.path, "--execute", "--by", "x", "--as-of", "2999-01-01",
        ])
        #expect(later.status == 64)
        #expect(try town.purge(["--rule", "no-such"]).status == 1)
    }

    @Test func `every rule fits the schema, and names the ground`() throws {
        let town = try Town()
        let rules = try AnalysedCity.folders.retentionRules()
        let complaints = try AnalysedCity.folders.complaintRules()
        let day = try #require(CivilDate("2026-11-15"))
        let store = try VeedorStore(path: town.path, access: .reading)
        let lines = try store.read { try Purge(rules, on: day, complaints: complaints, $0).lines }
        #expect(lines.count == rules.count && rules.count >= 10)
        for rule in rules {
            #expect(!rule.basis.isEmpty && rule.source.hasPrefix("https://"), "\(rule.id)")
        }
    }
}

@Suite struct SubjectTests {
    @Test func `whoever asks is told until when each thing is kept, and by what longer`() throws {
        let city = try AnalysedCity.synthetic.get()
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: city.path, toPath: folder.path("s.sqlite"))
        let path = folder.path("s.sqlite")
        let found = try city.session().store.read { database in
            try #require(
                try Row.fetchOne(
                    database,
                    sql: """
                        select finding_id, listing_id
                        from finding
                        where listing_id is not null and subject_kind = 'listing'
                        order by finding_id
                        limit 1
                        """
                )
            )
        }
        let (finding, listing) = (found[0] as String, found[1] as String)
        func rows() throws -> [[String: Any]] {
            let result = try BuiltProgram.run([
                "subject", listing, "--store", path, "--format", "json",
            ])
            let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
            return try #require(json as? [[String: Any]])
        }
        let before = try rows()
        for what in ["calendar", "finding"] {
            let row = before.first { ($0["what"] as? String)?.hasPrefix(what) ?? false }
            let until = try #require(row?["kept_until"] as? String)
            #expect(CivilDate(until) != nil, "\(what): \(until)")
        }
        // The time of an advertisement runs from the day on which a dump no longer shows it.
        let until = try #require(before.first { $0["what"] as? String == "advertisement" })
        let isShown = try city.session().store.read { database in
            try Bool.fetchOne(
                database,
                sql: """
                    select max(l.snapshot_date) = (
                      select max(snapshot_date) from load where kind = 'listing'
                    )
                    from listing_snapshot as s
                    join load as l on l.load_id = s.load_id
                    where s.listing_id = ?
                    """,
                arguments: [listing]
            ) ?? false
        }
        let text = try #require(until["kept_until"] as? String)
        #expect((CivilDate(text) == nil) == isShown, "\(text)")
        #expect(!isShown || text == "548 days after dumps no longer show it")
        let opened = try BuiltProgram.run(["case", "open", finding, "--by", "x", "--store", path])
        #expect(opened.status == 0)
        let held = try rows().compactMap { $0["kept_until"] as? String }
        #expect(held.contains { $0.contains("or the end of C-") })
    }
}
