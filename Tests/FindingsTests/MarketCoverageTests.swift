import Domain
import Foundation
import GRDB
import Store
import TestKit
import Testing

@testable import SyntheticCity

/// How much of a market two platforms show, where the truth is known.
@Suite struct MarketCoverageTests {
    /// The whole homes of a synthetic city on two platforms, each home on each by a draw of its own.
    private struct Market {
        let folder: TemporaryFolder
        let store: String
        let home: String

        /// The homes that stand on either platform or on none.
        private(set) var homes = 0

        init(seed: UInt64) throws {
            folder = try TemporaryFolder()
            store = folder.path("s.sqlite")
            home = folder.path("home")
            try Self.addPlatform(at: home)
            let dumps = folder.path("dumps")
            try SyntheticCity(CitySpecification(seed: seed, listings: 700)).write(to: dumps)
            let file = "\(dumps)/listings/2026-11-16/listings.csv.gz"
            let loaded = try BuiltProgram.run(
                ["ingest", file, "--store", store, "--city", "synthetic"]
            )
            try #require(loaded.status == 0, "\(loaded.errors)")
            try share(Self.dwellings(dumps), seed: seed)
        }

        /// A folder of data with a second platform whose points are as blurred as those of the first.
        private static func addPlatform(at home: String) throws {
            let files = FileManager.default
            try files.createDirectory(
                atPath: "\(home)/analyses/platforms",
                withIntermediateDirectories: true
            )
            func link(_ name: String) throws {
                try files.createSymbolicLink(
                    atPath: "\(home)/\(name)",
                    withDestinationPath: RepositoryRoot.path(name)
                )
            }
            try link("scrapers-formats")
            for name in try files.contentsOfDirectory(atPath: RepositoryRoot.path("analyses"))
            where name != "platforms" {
                try link("analyses/\(name)")
            }
            let known = try String(
                contentsOfFile: RepositoryRoot.path("analyses/platforms/airbnb.yaml"),
                encoding: .utf8
            )
            for (id, name) in [("airbnb", "Airbnb"), ("other", "Other")] {
                let text = known.replacingOccurrences(of: "id: airbnb", with: "id: \(id)")
                    .replacingOccurrences(of: "name: Airbnb", with: "name: \(name)")
                try text.write(
                    toFile: "\(home)/analyses/platforms/\(id).yaml",
                    atomically: true,
                    encoding: .utf8
                )
            }
        }

        /// The dwelling of each advertisement, by the city's answer key.
        private static func dwellings(_ dumps: String) throws -> [String: String] {
            struct Key: Decodable {
                struct Listing: Decodable {
                    let id: String
                    let dwelling: String
                }
                let listings: [Listing]
            }
            let data = try Data(contentsOf: URL(fileURLWithPath: "\(dumps)/answer-key.json"))
            let listings = try JSONDecoder().decode(Key.self, from: data).listings
            return Dictionary(listings.map { ($0.id, $0.dwelling) }) { first, _ in first }
        }

        private mutating func share(_ dwellings: [String: String], seed: UInt64) throws {
            var random = SeededGenerator(seed: seed)
            homes = try VeedorStore(path: store, access: .writing).write { database in
                try database.execute(
                    sql: "delete from listing_snapshot where room_type is not 'entire_home'"
                )
                let columns = try database.columns(in: "listing_snapshot").map(\.name)
                let copied = columns.map { name in
                    switch name {
                    case "platform": "'other'"
                    case "listing_id", "host_id": "'2' || \(name)"
                    case "row_number": "row_number + 1000000"
                    default: name
                    }
                }
                let listings = try String.fetchAll(
                    database,
                    sql: "select listing_id from listing_snapshot order by listing_id"
                )
                var drawn: [String: (first: Bool, second: Bool)] = [:]
                for listing in listings {
                    let dwelling = dwellings[listing] ?? listing
                    let isNew = drawn[dwelling] == nil
                    let draw =
                        drawn[dwelling]
                        ?? (first: random.chance(0.6), second: random.chance(0.5))
                    drawn[dwelling] = draw
                    if isNew, draw.second {
                        try database.execute(
                            sql: """
                                insert into listing_snapshot (\(columns.joined(separator: ", ")))
                                select \(copied.joined(separator: ", "))
                                from listing_snapshot
                                where listing_id = ?
                                """,
                            arguments: [listing]
                        )
                    }
                    if !draw.first {
                        try database.execute(
                            sql: "delete from listing_snapshot where listing_id = ?",
                            arguments: [listing]
                        )
                    }
                }
                return drawn.count
            }
        }

        func run(_ arguments: [String]) throws -> BuiltProgram.Result {
            try BuiltProgram.run(
                arguments + ["--store", store],
                environment: ["VEEDOR_HOME": home]
            )
        }
    }

    @Test(arguments: [3, 4, 5] as [UInt64])
    func `the homes that neither platform shows are estimated, and the interval holds the truth`(
        seed: UInt64
    ) throws {
        let market = try Market(seed: seed)
        let analysed = try market.run(["analyze"])
        try #require(analysed.status == 0, "\(analysed.errors)")
        let row = try VeedorStore(path: market.store, access: .reading).read { database in
            try #require(try Row.fetchOne(database, sql: "select * from main.market_coverage"))
        }
        #expect(
            [row["first_platform"], row["second_platform"]] as [String] == ["airbnb", "other"]
        )
        let (seen, both) = (row["seen"] as Int, row["both_units"] as Int)
        let (lower, upper) = (row["lower"] as Double?, row["upper"] as Double?)
        #expect(both >= 7 && seen < market.homes)
        let range = try #require(lower)...(try #require(upper))
        #expect(range.contains(Double(market.homes)), "\(range) for \(market.homes): \(row)")
    }

    @Test func `the report's table of the market is filled where two platforms are held`() throws {
        let market = try Market(seed: 3)
        let result = try market.run(["report", "weekly", "--out", market.folder.path("out")])
        try #require(result.status == 0, "\(result.errors)")
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: market.folder.path("out"))
                .first { $0.hasSuffix(".md") }
        )
        let text = try String(contentsOfFile: market.folder.path("out/\(name)"), encoding: .utf8)
        #expect(text.contains("| airbnb and other |"))
        #expect(text.contains("The estimate takes the platforms to be used independently"))
        #expect(!text.contains("One platform was loaded"))
    }
}
