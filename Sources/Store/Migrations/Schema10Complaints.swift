/// The tenth schema: complaints, their log, and the log of what was purged.
///
/// A released migration is never edited; a change is a further migration.
enum Schema10Complaints {
    static let statements =
        [complaint, complaintByReference, complaintEntry, complaintText, purgeEntry]
        + kept("complaint_entry", "the log of complaints")
        + kept("purge_entry", "the log of what was purged")

    private static let complaint = """
        create table complaint (
          -- One row per complaint and delivery: of one source and reference the latest row counts.
          -- Who complained is not kept: reporter_keys only tells the same reporter again.
          load_id integer not null references load on delete cascade,
          row_number integer not null,
          source text not null,                 -- who took it: a hotline, a portal, an official
          reference text not null,              -- its number there
          received_at text not null,            -- YYYY-MM-DD HH:MM:SS of the local clock
          happened_at text,                     -- when it was; null: not told
          category text,                        -- in the words of the source
          district_name text,
          street_name text,                     -- of the place complained of, as written
          street_number text,
          floor text,
          door text,
          postal_code text,
          latitude real,
          longitude real,
          platform text,                        -- of the advertisement, where one is named
          listing_id text,
          reporter_keys text,                   -- keyed one-way numbers; null: not told
          words text,                           -- telephones and e-mail addresses are left out
          word_shingles text,                   -- its word sequences, eight hex digits each
          source_status text                    -- what the source says of it
            check (source_status in ('open', 'closed')),
          closed_at text,                       -- when the source closed it
          primary key (load_id, row_number)
        ) strict, without rowid;
        """

    private static let complaintByReference = """
        create index complaint_by_reference on complaint (source, reference, load_id);
        """

    private static let complaintEntry = """
        create table complaint_entry (
          -- One row per entry of the log of complaints. Rows are only added; each is chained to the
          -- one before it by its hash ('veedor verify').
          entry_id integer primary key,
          complaint_id text not null,           -- K- and a hash of source and reference
          act text not null,                    -- receive, note, answer, close
          made_at text not null,                -- UTC, ISO 8601
          made_by text not null,                -- the official who answers for it
          day text not null,                    -- the day that it is about
          details text not null,                -- JSON: codes and hashes; nothing personal
          text_sha256 text,                     -- of the words in complaint_text
          previous_sha256 text not null,
          entry_sha256 text not null unique
        ) strict;
        create index complaint_entry_by_complaint on complaint_entry (complaint_id, entry_id);
        """

    private static let complaintText = """
        create table complaint_text (
          -- One row per entry with words: the answer, a note. It can be purged when its time is
          -- over; the chain holds its hash and stays whole.
          entry_id integer primary key references complaint_entry,
          words text not null
        ) strict;
        """

    private static let purgeEntry = """
        create table purge_entry (
          -- One row per rule and purge: what went, in numbers, and on what basis; nothing of what
          -- went. Chained as the log of cases is.
          entry_id integer primary key,
          rule_id text not null,                -- of analyses/retention.yaml
          act text not null,                    -- purge
          made_at text not null,                -- UTC, ISO 8601
          made_by text not null,                -- the official who answers for it
          day text not null,                    -- the day that ages are counted to
          details text not null,                -- JSON: rows that went, rows that were held back
          text_sha256 text,
          previous_sha256 text not null,
          entry_sha256 text not null unique
        ) strict;
        """

    private static func kept(_ table: String, _ log: String) -> [String] {
        [
            """
            create trigger \(table)_is_kept before update on \(table) begin
              select raise(abort, 'an entry of \(log) is never changed; add another');
            end
            """,
            """
            create trigger \(table)_stays before delete on \(table) begin
              select raise(abort, 'an entry of \(log) is never removed; add another');
            end
            """,
        ]
    }
}
