/// The seventh schema: findings, run by run, and the log of cases.
///
/// A released migration is never edited; a change is a further migration.
enum Schema7Findings {
    static let statements = [
        run, runInput, runRule, finding, findingEvidence, caseEntry, caseEntryIsKept,
        caseEntryStays, caseText, listingByRow,
    ]

    /// From a row of evidence to what it holds.
    static let listingByRow = """
        create index listing_snapshot_by_row on listing_snapshot (load_id, row_number);
        """

    static let run = """
        create table finding_run (
          -- One row per computation of all findings of a snapshot; of several of one snapshot the
          -- last counts. A run whose inputs were the same is never made twice.
          run_id integer primary key,
          snapshot_date text not null,          -- the day that the listings describe
          listings_load_id integer not null references load,
          policy_from text not null,            -- the law: the policy in force from this day
          inputs_sha256 text not null unique,   -- of the loads, the law, the rules and the tool
          law_sha256 text not null,             -- of the city's files
          models_sha256 text not null,          -- of models, measures and platforms
          tool_version text not null,
          computed_at text not null             -- UTC, ISO 8601; in no result
        ) strict;
        """

    static let runInput = """
        create table finding_run_input (
          -- One row per load that a run read.
          run_id integer not null references finding_run on delete cascade,
          role text not null,                   -- listings, register HUT, calendars, reviews
          load_id integer not null references load,
          primary key (run_id, role, load_id)
        ) strict, without rowid;
        """

    static let runRule = """
        create table finding_run_rule (
          -- One row per run and rule: which version ran, or why it was passed over.
          run_id integer not null references finding_run on delete cascade,
          rule_id text not null,
          rule_version integer not null,
          rule_sha256 text not null,            -- of the rule's files
          passed_over text,                     -- why it did not run; null: it ran
          findings integer not null,
          primary key (run_id, rule_id)
        ) strict, without rowid;
        """

    static let finding = """
        create table finding (
          -- One row per run and finding. The same finding_id in a later run means: still there.
          run_id integer not null references finding_run on delete cascade,
          finding_id text not null,             -- from rule, subject, policy and period
          rule_id text not null,
          level text not null
            check (level in ('breach', 'likely breach', 'signal', 'data quality')),
          grade text not null,                  -- the weakest evidence that it needs
          subject_kind text not null,           -- listing, dwelling, operator, host, platform, load
          subject_id text not null,
          period text not null,                 -- '' where it is about a state and no period
          observed real,
          threshold real,
          lower real,                           -- interval of observed, 95 %
          upper real,
          unit text not null,
          sentence text not null,               -- one sentence, without names of people
          facts text not null,                  -- JSON: what the arithmetic rests on, by name
          platform text,                        -- of the advertisement it is about, if of one
          listing_id text,
          primary key (run_id, finding_id)
        ) strict, without rowid;
        create index finding_by_listing on finding (listing_id, run_id);
        create index finding_by_id on finding (finding_id, run_id);
        """

    static let findingEvidence = """
        create table finding_evidence (
          -- One row per run, finding and stretch of rows that the finding rests on.
          run_id integer not null,
          finding_id text not null,
          place integer not null,               -- order within the finding
          load_id integer not null references load,
          first_row integer,                    -- null: the whole file, where absence is shown
          last_row integer,
          primary key (run_id, finding_id, place),
          foreign key (run_id, finding_id) references finding on delete cascade
        ) strict, without rowid;
        """

    static let caseEntry = """
        create table case_entry (
          -- One row per entry of the case log. Rows are only added; each is chained to the one
          -- before it by its hash ('veedor verify').
          entry_id integer primary key,
          case_id text not null,
          act text not null,                    -- open, note, notify, visit, decide, outcome, close
          made_at text not null,                -- UTC, ISO 8601
          made_by text not null,                -- the official who answers for it
          day text not null,                    -- the day that it is about
          details text not null,                -- JSON: ids, codes, amounts; nothing personal
          text_sha256 text,                     -- of the words in case_text
          previous_sha256 text not null,
          entry_sha256 text not null unique
        ) strict;
        create index case_entry_by_case on case_entry (case_id, entry_id);
        """

    static let caseEntryIsKept = """
        create trigger case_entry_is_kept before update on case_entry begin
          select raise(abort, 'an entry of the case log is never changed; add another');
        end
        """

    static let caseEntryStays = """
        create trigger case_entry_stays before delete on case_entry begin
          select raise(abort, 'an entry of the case log is never removed; add another');
        end
        """

    static let caseText = """
        create table case_text (
          -- One row per entry with words: what a person wrote. It can be purged when its time is
          -- over; the chain holds its hash and stays whole.
          entry_id integer primary key references case_entry,
          words text not null
        ) strict;
        """
}
