/// The ninth schema: what analysts' queries need.
///
/// A released migration is never edited; a change is a further migration.
enum Schema9Analyst {
    static let statements = [
        log, logIsKept, logStays,
        """
        insert into store_property (name, value)
        values ('pseudonym-key', lower(hex(randomblob(32))))
        """,
    ]

    private static let log = """
        create table analyst_log (
          -- One row per query that was asked for people behind their pseudonyms, with its purpose.
          entry_id integer primary key,
          asked_at text not null,               -- UTC, ISO 8601
          purpose text not null,
          statement text not null
        ) strict;
        """

    private static let logIsKept = """
        create trigger analyst_log_is_kept before update on analyst_log begin
          select raise(abort, 'the log of queries is never changed');
        end
        """

    private static let logStays = """
        create trigger analyst_log_stays before delete on analyst_log begin
          select raise(abort, 'the log of queries is never shortened');
        end
        """
}
