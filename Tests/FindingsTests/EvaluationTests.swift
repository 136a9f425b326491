import Domain
import Findings
import Foundation
import GRDB
import Reporting
import Store
import TestKit
import Testing

@testable import VeedorCommands

/// An agreement evaluated: period against period, by definitions that were frozen.
@Suite struct EvaluationTests {
    private func report(_ edition: Report.Edition = .inspector) throws -> (Report, FindingRun) {
        let city = try AnalysedCity.synthetic.get()
        let last = try #require(city.runs().last)
        let evaluation = EvaluationReport(
            session: try city.session(),
            folders: AnalysedCity.folders
        )
        let report = try evaluation.report(
            from: last.day.adding(days: -3),
            to: last.day.adding(days: 3),
            allowsChanged: false,
            edition: edition
        )
        return (report, last)
    }

    private func files(_ report: Report) throws -> [String] {
        let folder = try TemporaryFolder()
        return try ReportFiles(folder: folder.path, folders: AnalysedCity.folders)
            .write(report, name: "r", pdf: false)
            .map { try String(contentsOfFile: $0, encoding: .utf8) }
    }

    @Test func `the hash of the definitions stands in every form of the report`() throws {
        let definitions = try EvaluationDefinitions(
            folder: AnalysedCity.folders.reports + "/evaluation"
        )
        #expect(definitions.areAsFrozen)
        for edition in Report.Edition.allCases {
            for text in try files(report(edition).0) {
                #expect(text.contains(definitions.sha256))
            }
        }
    }

    @Test func `the page needs nothing else: no address is fetched, no script is foreign`() throws {
        for edition in Report.Edition.allCases {
            let html = try files(report(edition).0)[0]
            #expect(html.matches(of: #/(?:src|srcset)\s*=/#).isEmpty)
            #expect(html.matches(of: #/<link\b|@import|url\(/#).isEmpty)
            let levels = html.matches(of: #/<h([1-6])[ >]/#).compactMap { Int($0.1) }
            #expect(levels.count { $0 == 1 } == 1)
            #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
        }
    }

    @Test func `the same store gives the same bytes`() throws {
        for edition in Report.Edition.allCases {
            #expect(try files(report(edition).0) == files(report(edition).0))
        }
    }

    @Test func `its counts are those of the store`() throws {
        let (report, run) = try report()
        let table = try #require(
            report.sections.flatMap(\.blocks).lazy.compactMap { block -> ReportTable? in
                if case .table(let table) = block { table } else { nil }
            }.first
        )
        let city = try AnalysedCity.synthetic.get()
        let (listings, found) = try city.session().store.read { database in
            (
                try Int.fetchOne(
                    database,
                    sql: "select count(*) from listing_snapshot where load_id = ?",
                    arguments: [run.listingsLoadID]
                ),
                try Int.fetchOne(
                    database,
                    sql: """
                        select count(distinct listing_id)
                        from finding
                        where run_id = ? and level <> 'data quality' and listing_id is not null
                        """,
                    arguments: [run.id]
                )
            )
        }
        func now(_ title: String) -> Double? {
            table.rows.first { $0[0].text == title }?[5].number
        }
        #expect(now("Advertisements") == listings.map(Double.init))
        #expect(now("Advertisements with a finding above data quality") == found.map(Double.init))
    }

    @Test func `the edition for everybody shows no small count`() throws {
        let text = try files(report(.public).0)[2]
        let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        var counts: [Double] = []
        func walk(_ value: Any) {
            if let object = value as? [String: Any] {
                if let number = object["number"] as? Double, number == number.rounded() {
                    counts.append(number)
                }
                object.values.forEach(walk)
            } else if let list = value as? [Any] {
                list.forEach(walk)
            }
        }
        walk(try #require(json))
        #expect(counts.allSatisfy { abs($0) <= 1 || $0.truncatingRemainder(dividingBy: 10) == 0 })
    }

    /// A folder of data of its own, whose definitions may be changed.
    private func changedFolders() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let manager = FileManager.default
        try manager.copyItem(
            atPath: RepositoryRoot.path("analyses"),
            toPath: folder.path("analyses")
        )
        try manager.createSymbolicLink(
            atPath: folder.path("scrapers-formats"),
            withDestinationPath: RepositoryRoot.path("scrapers-formats")
        )
        return folder
    }

    @Test(arguments: ["definitions.yaml", "measures/several-homes.sql"])
    func `definitions that were changed are refused, or named in the report`(file: String) throws {
        let home = try changedFolders()
        let path = home.path("analyses/reports/evaluation/\(file)")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try (text + (file.hasSuffix("sql") ? "-- changed\n" : "# changed\n"))
            .write(toFile: path, atomically: true, encoding: .utf8)
        let city = try AnalysedCity.synthetic.get()
        let day = try #require(city.runs().last).day
        let out = try TemporaryFolder()
        let arguments = [
            "report", "evaluation", "--from", "\(day)", "--to", "\(day)", "--store", city.path,
            "--out", out.path,
        ]
        let environment = ["VEEDOR_HOME": home.path]
        let refused = try BuiltProgram.run(arguments, environment: environment)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("were changed since they were frozen"))
        let named = try BuiltProgram.run(
            arguments + ["--changed-definitions"],
            environment: environment
        )
        #expect(named.status == 0, "\(named.errors)")
        let markdown = try String(
            contentsOfFile: out.path("evaluation-\(day)-\(day).md"),
            encoding: .utf8
        )
        #expect(markdown.contains("not those that were frozen"))
    }

    @Test func `a period without advertisements is an error that says so`() throws {
        let city = try AnalysedCity.synthetic.get()
        let result = try BuiltProgram.run([
            "report", "evaluation", "--from", "1999-01-01", "--to", "1999-04-30", "--store",
            city.path,
        ])
        #expect(result.status == 1)
        #expect(result.errors.contains("no advertisements of 1999-01-01 to 1999-04-30"))
    }
}

/// Two platforms, one with an agreement, counted by hand.
@Suite struct EvaluationCountTests {
    private static let definitions = Result {
        try EvaluationDefinitions(folder: AnalysedCity.folders.reports + "/evaluation")
    }

    /// Of each platform and period how many advertisements, and how many without licence text.
    private func contrast(
        with: (before: (Int, Int), now: (Int, Int)),
        without: (before: (Int, Int), now: (Int, Int))
    ) throws -> [Row] {
        let folder = try TemporaryFolder()
        let store = try VeedorStore(path: folder.path("s.sqlite"), access: .writing)
        let models = try ModelCatalogue(folder: AnalysedCity.folders.models)
        return try store.write { database in
            for (load, day) in [(1, "2026-01-15"), (2, "2026-05-15")] {
                try database.execute(
                    sql: """
                        insert into load (
                          load_id, file_name, file_bytes, file_sha256, format_id, format_version,
                          format_era, kind, precedence, snapshot_date, snapshot_precision,
                          snapshot_determined_by, rows_read, rows_loaded, rows_rejected,
                          rows_skipped, fields_rejected, unknown_columns, loaded_at, tool_version)
                        values (\(load), 'f', 1, 'sha\(load)', 'x', 1, '1', 'listing', 1, '\(day)',
                          'day', 'option', 1, 1, 0, 0, 0, '', '', '0.0.0');
                        insert into finding_run values (
                          \(load), '\(day)', \(load), '2012-01-01', 'i\(load)', 'l', 'm', '0', '')
                        """
                )
            }
            for (load, counts) in [
                (1, (with.before, without.before)), (2, (with.now, without.now)),
            ] {
                for (platform, (all, empty)) in [("airbnb", counts.0), ("other", counts.1)] {
                    for number in 0..<all {
                        try database.execute(
                            sql: """
                                insert into listing_snapshot (
                                  load_id, row_number, platform, listing_id, host_id, licence_text)
                                values (?, ?, ?, ?, ?, ?)
                                """,
                            arguments: [
                                load, number + (platform == "airbnb" ? 2 : 100_000), platform,
                                "\(number)", "\(number)", number < empty ? nil : "HUTB-1",
                            ]
                        )
                    }
                }
            }
            try models.make(database)
            let runs = try FindingRun.all(atOrBefore: nil, database)
            let day = { (text: String) in try #require(CivilDate(text)) }
            try EvaluationModels(
                definitions: Self.definitions.get(),
                period: .init(
                    first: day("2026-05-01"),
                    last: day("2026-08-31"),
                    run: runs.last
                ),
                before: .init(
                    first: day("2026-01-01"),
                    last: day("2026-04-30"),
                    run: runs.first
                ),
                city: "x",
                agreements: [
                    .init(
                        platform: "airbnb",
                        title: "t",
                        from: day("2026-01-01"),
                        until: nil,
                        address: ""
                    )
                ]
            ).fill(database)
            return try Row.fetchAll(
                database,
                sql: """
                    select m.platform, m.has_agreement, m.share, m.verdict, c.verdict as beside
                    from evaluation_measure as m
                    left join evaluation_contrast as c on c.measure_id = m.measure_id
                    where m.measure_id = 'without-number'
                    order by m.platform
                    """
            )
        }
    }

    @Test func `a fall with an agreement and none without is told apart from a fall of both`()
        throws
    {
        let one = try contrast(
            with: ((500, 250), (500, 100)),
            without: ((500, 250), (500, 250))
        )
        #expect(one.map { $0["has_agreement"] as Bool } == [true, false])
        #expect(
            one.map { $0["verdict"] as String } == ["less, as agreed", "no change can be told"]
        )
        #expect(one[0]["beside"] == "fell more, or rose less, than without")
        let both = try contrast(
            with: ((500, 250), (500, 100)),
            without: ((500, 250), (500, 100))
        )
        #expect(both[0]["beside"] == "no difference can be told")
        // Nothing was agreed with the other one.
        #expect(both.map { $0["verdict"] as String } == ["less, as agreed", "less"])
    }

    @Test func `few units say nothing, and no earlier period is said`() throws {
        let few = try contrast(with: ((29, 20), (29, 0)), without: ((500, 250), (500, 250)))
        #expect(few[0]["verdict"] == "too few to say")
        #expect((few[0]["beside"] as String?) == nil)
        let enough = try contrast(with: ((30, 20), (30, 0)), without: ((500, 250), (500, 250)))
        #expect(enough[0]["verdict"] == "less, as agreed")
    }

    /// Newcombe's own examples (1998, table II, method 10), to four digits.
    @Test(arguments: [
        (56, 70, 48, 80, 0.0524, 0.3339), (9, 10, 3, 10, 0.1705, 0.8090),
        (10, 10, 0, 20, 0.6791, 1.0000),
    ])
    func `the difference of two shares has Newcombe's interval`(
        one: Int,
        ofOne: Int,
        other: Int,
        ofOther: Int,
        lower: Double,
        upper: Double
    ) throws {
        let found = try #require(
            ShareDifference(before: (other, ofOther), now: (one, ofOne))
        )
        #expect(abs(found.interval.lower - lower) < 0.00006)
        #expect(abs(found.interval.upper - upper) < 0.00006)
    }
}
