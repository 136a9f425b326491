import Domain
import Findings
import Foundation
import GRDB
import Store
import StrictYAML
import TestKit
import Testing

@testable import VeedorCommands

/// Complaints brought together by place, time and words.
@Suite struct ComplaintTests {
    /// A store with complaints in the neutral layout, loaded as a file is.
    private struct Town {
        let folder: TemporaryFolder
        let store: VeedorStore
        let rules: ComplaintRules

        static let header =
            "source,complaint_id,received_at,happened_at,category,street_name,street_number,floor,"
            + "door,latitude,longitude,reporter,words\n"

        init(_ rows: [String]) throws {
            folder = try TemporaryFolder()
            let file = try folder.write(
                "complaints.csv",
                Self.header + rows.map { $0 + "\n" }.joined()
            )
            let path = folder.path("s.sqlite")
            let result = try BuiltProgram.run([
                "ingest", file, "--store", path, "--city", "synthetic",
            ])
            try #require(result.status == 0, "\(result.errors)")
            store = try VeedorStore(path: path, access: .writing)
            rules = try AnalysedCity.folders.complaintRules()
        }

        func review(on day: String = "2026-12-01") throws -> ComplaintReview {
            let day = try #require(CivilDate(day))
            return try store.read {
                try ComplaintReview(until: day, rules: rules, places: nil, $0)
            }
        }
    }

    private static func row(
        _ id: String,
        at moment: String = "2026-11-14 02:00",
        street: String = "",
        number: String = "",
        floor: String = "",
        door: String = "",
        point: String = ",",
        by reporter: String = "",
        _ words: String = "noise"
    ) -> String {
        "hotline,\(id),\(moment),,noise,\(street),\(number),\(floor),\(door),\(point),\(reporter),"
            + words
    }

    /// The limits of the rules: 18 hours, 60 metres; 0.00054 degrees are 60.04 metres.
    @Test(arguments: [
        ("2026-11-14 20:00", "41.38000,2.17", 1), ("2026-11-14 20:01", "41.38000,2.17", 2),
        ("2026-11-14 02:00", "41.38053,2.17", 1), ("2026-11-14 02:00", "41.38054,2.17", 2),
    ])
    func `reports within hours and metres are one event, those beyond are two`(
        moment: String,
        point: String,
        events: Int
    ) throws {
        let review = try Town([
            Self.row("1", point: "41.38000,2.17"), Self.row("2", at: moment, point: point),
        ]).review()
        #expect(review.events.count == events)
    }

    @Test func `one house is one place however its address is written, another door is not`() throws
    {
        let review = try Town([
            Self.row("1", street: "Carrer de l'Alzina", number: "12", floor: "3", door: "1"),
            Self.row("2", street: "C/ ALZINA", number: "12"),
            Self.row("3", street: "\"Alzina 12, Port Nou\""),
            Self.row("4", street: "Alzina", number: "12", floor: "4", door: "1"),
            Self.row("5", street: "Alzina", number: "14"),
        ]).review()
        #expect(review.eventOf == [0, 0, 0, 1, 2])
    }

    @Test func `one address that lies at two ends of the city is two places`() throws {
        let review = try Town([
            Self.row("1", street: "Major", number: "1", point: "41.38,2.17"),
            Self.row("2", street: "Major", number: "1", point: "41.40,2.17"),
        ]).review()
        #expect(review.events.count == 2)
    }

    @Test func `events do not creep: each is as long as the rule says, from its first report on`()
        throws
    {
        let review = try Town([
            Self.row("1", at: "2026-11-14 00:00", point: "41.38,2.17"),
            Self.row("2", at: "2026-11-14 12:00", point: "41.38,2.17"),
            Self.row("3", at: "2026-11-15 00:00", point: "41.38,2.17"),
        ]).review()
        #expect(review.events.map(\.complaints) == [[0, 1], [2]])
    }

    @Test func `a report that tells address and point brings those together that tell one of them`()
        throws
    {
        let review = try Town([
            Self.row("1", point: "41.38,2.17"),
            Self.row("2", street: "Major", number: "1", point: "41.38,2.17"),
            Self.row("3", street: "Major", number: "1"),
            // Sixty metres on, and again: the sixth is 260 metres from the first.
            Self.row("4", point: "41.3805,2.17"), Self.row("5", point: "41.3810,2.17"),
            Self.row("6", point: "41.3815,2.17"), Self.row("7", point: "41.3820,2.17"),
            Self.row("8", point: "41.3825,2.17"),
        ]).review()
        #expect(review.eventOf == [0, 0, 0, 0, 0, 0, 0, 1])
    }

    @Test func `the same reporter speaks once, and is known by no name`() throws {
        let town = try Town([
            Self.row("1", point: "41.38,2.17", by: "Ana.Example@mail.test"),
            Self.row("2", point: "41.38,2.17", by: "ana.example@MAIL.test"),
            Self.row(
                "3",
                point: "41.38,2.17",
                by: "+34 600 123 456",
                "Call +34 600 123 456 or a@b.cd"
            ),
        ])
        let review = try town.review()
        #expect(review.events.map(\.voices) == [2])
        let bytes = try Data(contentsOf: URL(fileURLWithPath: town.folder.path("s.sqlite")))
        for secret in ["ana.example", "Ana.Example", "600123456", "600 123 456", "a@b.cd"] {
            #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret)")
        }
        #expect(bytes.range(of: Data("Call [telephone] or [e-mail]".utf8)) != nil)
    }

    private static let letter = (0..<20).map { "word\($0)" }

    @Test func `five copies of a text are a campaign and one voice, four are none`() throws {
        let texts = (0..<5).map { number in
            // One word of twenty is another: three of eighteen sequences differ.
            Self.letter.enumerated().map { $0 == 10 ? "own\(number)" : $1 }.joined(separator: " ")
        }
        func rows(_ count: Int) -> [String] {
            texts.prefix(count).enumerated().map { number, text in
                Self.row("\(number)", point: "41.38,2.17", by: "signer \(number)", text)
            }
        }
        let campaign = try Town(rows(5)).review()
        #expect(campaign.campaigns.map(\.complaints.count) == [5])
        #expect(campaign.events.map(\.voices) == [1])
        let four = try Town(rows(4)).review()
        #expect(four.campaigns.isEmpty)
        #expect(four.events.map(\.voices) == [4])
    }

    @Test func `short texts are nobody's campaign, nor are texts of different words`() throws {
        let short = try Town(
            (0..<9).map { Self.row("\($0)", "Illegal hotel rooms in a residential building") }
        ).review()
        #expect(short.campaigns.isEmpty)
        let different = try Town(
            (0..<9).map { number in
                Self.row(
                    "\(number)",
                    (0..<20).map { "w\(number * 10 + $0)" }.joined(separator: " ")
                )
            }
        ).review()
        #expect(different.campaigns.isEmpty)
    }

    @Test func `a later delivery of a complaint replaces the earlier one`() throws {
        let town = try Town([
            Self.row("1", street: "Major", number: "1"),
            Self.row("1", street: "Major", number: "3"),
        ])
        let review = try town.review()
        #expect(review.complaints.map(\.address?.number) == ["3"])
    }

    // MARK: The log

    @Test func `a complaint is closed only after an answer, and then no more`() throws {
        let town = try Town([Self.row("1")])
        let id = try #require(try town.review().complaints.first?.id)
        func run(_ act: [String]) throws -> BuiltProgram.Result {
            try BuiltProgram.run(
                ["complaint"] + act + [
                    "--by", "official 3", "--store", town.folder.path("s.sqlite"),
                ]
            )
        }
        let early = try run(["close", id, "--reason", "no-place"])
        #expect(early.status == 1)
        #expect(early.errors.contains("nobody has answered it"))
        #expect(try run(["answer", id, "--words", "We looked."]).status == 0)
        #expect(try town.review().standings.map(\.name) == [.answered])
        #expect(try run(["close", id, "--reason", "no-place", "--on", "2026-11-20"]).status == 0)
        let closed = try town.review()
        #expect(closed.standings.map(\.name) == [.closed])
        #expect(closed.standings.map(\.state.closedOn) == ["2026-11-20"])
        #expect(try run(["close", id, "--reason", "no-place"]).status == 1)
        #expect(try run(["answer", id, "--words", "Again."]).status == 1)
        let unknown = try run(["answer", "K-000000000000", "--words", "x"])
        #expect(unknown.errors.contains("no complaint"))
    }

    @Test(arguments: [
        "update complaint_entry set made_by = 'another' where entry_id = 1",
        "delete from complaint_text where entry_id = 1; delete from complaint_entry where entry_id = 1",
        "update complaint_text set words = 'other' where entry_id = 1",
    ])
    func `verify finds whoever changes the log of complaints`(statement: String) throws {
        let town = try Town([Self.row("1")])
        let id = try #require(try town.review().complaints.first?.id)
        let store = town.folder.path("s.sqlite")
        for words in ["one", "two"] {
            _ = try BuiltProgram.run([
                "complaint", "note", id, "--words", words, "--by", "x", "--store", store,
            ])
        }
        #expect(try BuiltProgram.run(["verify", "--store", store]).status == 0)
        try town.store.write { database in
            try database.execute(
                sql: "drop trigger complaint_entry_is_kept; drop trigger complaint_entry_stays"
            )
            try database.execute(sql: statement)
        }
        let result = try BuiltProgram.run(["verify", "--store", store])
        #expect(result.status == 1)
        #expect(result.errors.contains("log of complaints"))
    }

    @Test func `the store itself refuses to change or remove an entry`() throws {
        let town = try Town([Self.row("1")])
        for statement in [
            "insert into complaint_entry values (1, 'K', 'note', '', '', '', '{}', null, '', 'x')",
            "insert into purge_entry values (1, 'r', 'purge', '', '', '', '{}', null, '', 'x')",
        ] { try town.store.write { try $0.execute(sql: statement) } }
        for statement in [
            "update complaint_entry set day = 'x'", "delete from complaint_entry",
            "update purge_entry set day = 'x'", "delete from purge_entry",
        ] {
            #expect(throws: StoreError.self) {
                try town.store.write { try $0.execute(sql: statement) }
            }
        }
    }
}
