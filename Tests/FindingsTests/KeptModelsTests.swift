import Findings
import Foundation
import GRDB
import Store
import TestKit
import Testing

@testable import VeedorCommands

/// What an analysis established, as it is kept in the store.
@Suite struct KeptModelsTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("city.sqlite")
        try FileManager.default.copyItem(atPath: AnalysedCity.synthetic.get().path, toPath: path)
    }

    private func session() throws -> AnalysisSession {
        try AnalysisSession(VeedorStore(path: path, access: .writing), AnalysedCity.folders)
    }

    private func count(_ sql: String) throws -> Int {
        try session().store.read { try Int.fetchOne($0, sql: sql) ?? 0 }
    }

    @Test func `of every run everything is kept that rules could read`() throws {
        let session = try session()
        let runs = try session.store.read { try FindingRun.all(atOrBefore: nil, $0) }
        #expect(runs.count == 2)
        for run in runs {
            let analysis = try session.analysis(
                of: Snapshot(date: run.day, loadID: run.listingsLoadID, isOfListings: true)
            )
            try session.store.read { database in
                try analysis.fill(session.models, database)
                for name in KeptModels.names {
                    let made = try Row.fetchAll(
                        database,
                        sql: "select \(run.id) as run_id, * from temp.\(name)"
                    )
                    let kept = try Row.fetchAll(
                        database,
                        sql: "select * from main.\(name) where run_id = \(run.id)"
                    )
                    #expect(Set(made) == Set(kept), "\(name)")
                }
            }
        }
        #expect(try count("select count(*) from main.licence_state") > 500)
        #expect(try count("select count(*) from main.area_indicator") > 20)
    }

    @Test func `a later run of a snapshot takes the place of the earlier one`() throws {
        let session = try session()
        let run = try #require(
            try session.store.read { try FindingRun.last(atOrBefore: nil, $0) }
        )
        try session.store.write { database in
            try database.execute(sql: "update finding_run set inputs_sha256 = 'other ' || run_id")
        }
        let made = try session.run(asOf: run.day)
        let later = made.run
        #expect(made.isNew && later.id != run.id)
        #expect(try count("select count(*) from main.snapshot where run_id = \(run.id)") == 0)
        #expect(try count("select count(*) from main.snapshot where run_id = \(later.id)") == 1)
        #expect(try count("select count(*) from main.snapshot") == 2)
    }

    @Test func `a model whose definition changed is made anew and filled again`() throws {
        let session = try session()
        try session.store.write { database in
            try database.execute(sql: "drop table main.ghost_hostel")
            try database.execute(sql: "create table main.ghost_hostel (run_id integer, x)")
        }
        let made = try session.run(asOf: nil)
        #expect(!made.isNew && made.wasAsked)
        #expect(
            try count("select count(*) from pragma_table_info('ghost_hostel')") > 5
        )
        // Nothing is left to do.
        #expect(try !session.run(asOf: nil).wasAsked)
    }
}
