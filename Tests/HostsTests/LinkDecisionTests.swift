import GRDB
import Hosts
import Store
import TestKit
import Testing

@Suite struct LinkDecisionTests {
    private let folder: TemporaryFolder
    private let store: VeedorStore

    init() throws {
        folder = try TemporaryFolder()
        store = try VeedorStore(path: folder.path("city.sqlite"), access: .writing)
    }

    private func decision(_ isSame: Bool, at time: String) -> LinkDecision {
        LinkDecision(
            decidedAt: time,
            decidedBy: "inspector 7",
            decision: AccountLinkage.Decision(
                AccountID(platform: "airbnb", id: "1"),
                AccountID(platform: "vrbo", id: "2"),
                isSame: isSame
            ),
            reason: "seen at the door"
        )
    }

    @Test func `decisions come back in the order they were made`() throws {
        try store.write { database in
            try decision(true, at: "2024-01-01T00:00:00Z").insert(database)
            try decision(false, at: "2024-02-01T00:00:00Z").insert(database)
        }
        let all = try store.read { try LinkDecision.all($0) }
        #expect(all.map(\.decision.isSame) == [true, false])
        #expect(all.first?.reason == "seen at the door")
        let earlier = try store.read {
            try LinkDecision.all($0, until: "2024-01-15T00:00:00Z")
        }
        #expect(earlier.map(\.decision.isSame) == [true])
    }

    @Test(arguments: ["update link_decision set reason = ''", "delete from link_decision"])
    func `a decision is neither changed nor removed`(sql: String) throws {
        try store.write { try decision(true, at: "2024-01-01T00:00:00Z").insert($0) }
        #expect(throws: StoreError.self) { try store.write { try $0.execute(sql: sql) } }
        #expect(try store.read { try LinkDecision.all($0).count } == 1)
    }
}
