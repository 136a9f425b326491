import Findings
import Foundation
import GRDB
import Store
import TestKit

/// A store that holds the evidence of findings and nothing else.
struct ReducedStore {
    let folder: TemporaryFolder
    let path: String

    private static let tables = [
        "listing_snapshot", "licence_register_entry", "review", "calendar_listing", "declared_stay",
    ]

    /// Copies the loads, and of their rows those that some findings rest on.
    init(of city: AnalysedCity, evidence: Set<EvidenceRows>) throws {
        folder = try TemporaryFolder()
        path = folder.path("reduced.sqlite")
        _ = try VeedorStore(path: path, access: .writing)
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.busyMode = .timeout(30)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "attach ? as city", arguments: [city.path])
            try database.inTransaction {
                try database.execute(sql: "insert into load select * from city.load")
                try database.execute(
                    sql: "insert or replace into store_property select * from city.store_property"
                )
                for rows in evidence { try Self.copy(rows, database) }
                return .commit
            }
            try database.execute(sql: "detach city")
        }
        try queue.close()
    }

    private static func copy(_ rows: EvidenceRows, _ database: Database) throws {
        for table in tables {
            try database.execute(
                sql: """
                    insert or ignore into \(table)
                    select *
                    from city.\(table)
                    where load_id = :load and row_number between :first and :last
                    """,
                arguments: [
                    "load": rows.loadID, "first": rows.rows?.lowerBound ?? 0,
                    "last": rows.rows?.upperBound ?? Int(Int32.max),
                ]
            )
        }
    }
}
