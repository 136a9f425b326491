import Domain
import Findings
import GRDB
import Store
import TestKit
import Testing

@testable import VeedorCommands

@Suite struct CaseLogTests {
    private func log(_ folder: TemporaryFolder) throws -> VeedorStore {
        let store = try VeedorStore(path: folder.path("s.sqlite"), access: .writing)
        try store.write { database in
            for (act, details) in [
                (CaseAct.open, ["findings": "F-1", "listings": "airbnb:1"]),
                (.notify, ["to": "host", "deadline": "2026-11-08"]),
                (.visit, ["result": "access-granted", "origin": "random"]),
                (.close, ["reason": "confirmed"]),
            ] {
                let entry = CaseEntry(
                    caseID: "C-2026-0001",
                    act: act,
                    madeAt: "2026-11-01T10:00:00Z",
                    madeBy: "inspector 7",
                    day: "2026-11-01",
                    details: details,
                    words: "seen"
                )
                try CaseLog.append(entry, database)
            }
        }
        return store
    }

    @Test func `what was written comes back, whole and in order`() throws {
        let folder = try TemporaryFolder()
        let store = try log(folder)
        let (entries, faults) = try store.read {
            (try CaseLog.entries($0), try CaseLog.faults($0))
        }
        #expect(entries.map(\.act) == [.open, .notify, .visit, .close])
        #expect(faults.isEmpty)
        let state = try #require(CaseState.all(entries).first)
        #expect(state.listings == ["airbnb:1"])
        #expect(state.notices.first?.deadline == "2026-11-08")
        #expect(state.visits == [.accessGranted])
        #expect(state.closed?.isConfirmed == true)
    }

    @Test(arguments: [
        "update case_entry set details = '{}' where entry_id = 2",
        "update case_entry set made_by = 'another' where entry_id = 3",
        "update case_entry set day = '2026-01-01' where entry_id = 1",
        "delete from case_text where entry_id = 2; delete from case_entry where entry_id = 2",
        "update case_text set words = 'not seen' where entry_id = 3",
    ])
    func `whoever changes, removes or rewords an entry is found out`(statement: String) throws {
        let folder = try TemporaryFolder()
        let store = try log(folder)
        let faults = try store.write { database in
            try database.execute(
                sql: "drop trigger case_entry_is_kept; drop trigger case_entry_stays"
            )
            try database.execute(sql: statement)
            return try CaseLog.faults(database)
        }
        #expect(!faults.isEmpty)
    }

    @Test func `the store itself refuses to change or remove an entry`() throws {
        let folder = try TemporaryFolder()
        let store = try log(folder)
        for statement in ["update case_entry set day = ''", "delete from case_entry"] {
            #expect(throws: StoreError.self) {
                try store.write { try $0.execute(sql: statement) }
            }
        }
    }

    @Test func `words can be purged, and the chain stays whole`() throws {
        let folder = try TemporaryFolder()
        let store = try log(folder)
        let (faults, words) = try store.write { database in
            try database.execute(sql: "delete from case_text")
            return (try CaseLog.faults(database), try CaseLog.entries(database).map(\.words))
        }
        #expect(faults.isEmpty)
        #expect(words == [nil, nil, nil, nil])
    }

    /// T4: notified in week 1, there in 2 and 3, gone in 4.
    @Test func `an advertisement is followed from the notice through the dumps`() throws {
        let city = try AnalysedCity.synthetic.get()
        let run = try #require(city.runs().first)
        let store = try city.session().store
        let (gone, stays) = try store.read { database in
            func one(_ condition: String) throws -> String? {
                try String.fetchOne(
                    database,
                    sql: """
                        select platform || ':' || listing_id
                        from listing_snapshot as a
                        where load_id = ? and \(condition) exists (
                          select 1
                          from listing_snapshot as b
                          join listing_load as v on v.load_id = b.load_id
                          where b.listing_id = a.listing_id and v.snapshot_date > ?)
                        order by listing_id
                        limit 1
                        """,
                    arguments: [run.listingsLoadID, "\(run.day)"]
                )
            }
            return (try #require(try one("not")), try #require(try one("")))
        }
        let first = try store.read { try AdvertisedAfterNotice(gone, noticeOn: "\(run.day)", $0) }
        #expect(first.lastSeenAfter == nil)
        #expect(first.goneOn == "\(run.day.adding(days: 7))")
        #expect(first.looks.first?.row != nil && first.looks.first?.isAfterNotice == false)
        let second = try store.read {
            try AdvertisedAfterNotice(stays, noticeOn: "\(run.day)", $0)
        }
        #expect(second.goneOn == nil)
        #expect(second.lastSeenAfter?.day == "\(run.day.adding(days: 7))")
        #expect(second.looks.allSatisfy { $0.fileSHA256.count == 64 })
    }
}
