/// The thirteenth schema: blocks of trips beside their key and no longer under it.
///
/// To put a row in its place in a table without row ids SQLite reads the rows that it compares the key
/// with, each to its last byte: with rows as long as these, a load read three times what it wrote.
/// Now the key is an index of its own, and blocks lie in the order in which they came.
///
/// A released migration is never edited; a change is a further migration.
enum Schema13TripBlocks {
    static let statements = [
        "alter table trip_block rename to trip_block_by_key",
        Schema4Trips.block.replacing(" strict, without rowid;", with: " strict;"),
        "insert into trip_block select * from trip_block_by_key order by load_id, row_number",
        "drop table trip_block_by_key",
    ]
}
