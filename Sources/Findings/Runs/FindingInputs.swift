internal import Domain
internal import Dumps
internal import Foundation
internal import GRDB

/// What a run of the rules rests on, as hashes: the same inputs are never computed twice.
public struct FindingInputs: Hashable, Sendable {
    /// SHA-256 of the city's files.
    public var law: String

    /// SHA-256 of models, measures and platforms.
    public var models: String

    /// Hashes the files of folders.
    ///
    /// - Parameters:
    ///   - law: the city's folder.
    ///   - models: the folders of models, measures and platforms.
    /// - Throws: what the file system says.
    public init(law: String, models: [String]) throws {
        self.law = try Self.sha256(of: [law])
        self.models = try Self.sha256(of: models)
    }

    /// The hash of all files of some folders: names and contents, in the order of their names.
    static func sha256(of folders: [String]) throws -> String {
        var bytes: [UInt8] = []
        for folder in folders {
            for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
                guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
                    continue
                }
                bytes += Array("\(name)\u{1F}\(data.count)\u{1F}".utf8)
                bytes += data
            }
        }
        return Fingerprint.sha256(of: bytes)
    }

    /// The hash of everything: loads, law, models, rules, decisions of people and the tool.
    func all(
        rules: RuleCatalogue,
        loads: [(role: String, loadID: Int64)],
        day: CivilDate,
        _ database: Database
    ) throws -> String {
        var lines = ["\(day)", law, models, VeedorVersion.current]
        lines += rules.rules.map { "\($0.card.id) \($0.sha256)" }
        for load in loads {
            let sha = try String.fetchOne(
                database,
                sql: "select file_sha256 from load where load_id = ?",
                arguments: [load.loadID]
            )
            lines.append("\(load.role) \(sha ?? "")")
        }
        let decisions = try Int.fetchOne(database, sql: "select count(*) from link_decision") ?? 0
        lines.append("decisions \(decisions)")
        lines += try String.fetchAll(
            database,
            sql: """
                select entry_sha256
                from case_entry
                where act in ('open', 'notify')
                order by entry_id
                """
        )
        return Fingerprint.sha256(of: Array(lines.joined(separator: "\n").utf8))
    }

    /// The loads that a snapshot's findings rest on, by role.
    static func loads(
        on day: CivilDate,
        _ database: Database
    ) throws -> [(role: String, loadID: Int64)] {
        let listings = try Row.fetchAll(
            database,
            sql: """
                select
                  case when snapshot_date = :day then 'listings' else 'earlier listings' end, load_id
                from listing_load
                where snapshot_date <= :day
                order by snapshot_date
                """,
            arguments: ["day": "\(day)"]
        )
        let registers = try Row.fetchAll(
            database,
            sql: """
                select
                  'register ' || register || case rank when 1 then ' in force' else ' other' end,
                  load_id
                from (
                  select
                    register, snapshot_date, load_id,
                    row_number() over (
                      partition by register
                      order by snapshot_date > :day, abs(julianday(snapshot_date) - julianday(:day))
                    ) as rank
                  from licence_register_load
                  where entries_with_number > 0
                )
                order by register, snapshot_date
                """,
            arguments: ["day": "\(day)"]
        )
        let nights = try Row.fetchAll(
            database,
            sql: """
                select kind || 's', load_id
                from load
                where (kind in ('calendar', 'review') and snapshot_date <= :day)
                  or kind = 'declared-stay'
                order by snapshot_date, load_id
                """,
            arguments: ["day": "\(day)"]
        )
        let trips = try Row.fetchAll(
            database,
            sql: """
                select kind || 's', load_id
                from load
                where kind in (
                    'driver', 'vehicle', 'base', 'session', 'vehicle-event', 'trip-request',
                    'driver-pay', 'trip-zone'
                  )
                  or kind = 'trip' and exists (
                    select 1
                    from trip_block
                    where trip_block.load_id = load.load_id and first_at <= :day || ' 24:00'
                  )
                order by kind, load_id
                """,
            arguments: ["day": "\(day)"]
        )
        return (listings + registers + nights + trips).map { ($0[0], $0[1]) }
    }
}
