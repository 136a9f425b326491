/// The twentieth schema: what a trip's row loses, as a number.
///
/// A released migration is never edited; a change is a further migration.
enum Schema20RowChecks {
    static let statements = ["alter table trip_block add column row_check blob"]
}
