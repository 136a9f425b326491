import GRDB
import Testing

/// What SQLite itself says of a store with everything in it.
@Suite struct StoreIntegrityTests {
    /// SQLite 3.40 to 3.41, which Debian 12 has, reports nulls that are none in tables without row
    /// numbers whose key comes last: nobody shall be frightened by that either.
    @Test func `a store of an analysed city is whole`() throws {
        let queue = try DatabaseQueue(path: QueriedCity.synthetic.get().path)
        let said = try queue.read { try String.fetchAll($0, sql: "pragma integrity_check") }
        #expect(said == ["ok"])
        let broken = try queue.read { try Row.fetchAll($0, sql: "pragma foreign_key_check") }
        #expect(broken.isEmpty)
    }
}
