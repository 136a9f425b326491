internal import ArgumentParser
internal import Findings
internal import GRDB
internal import Reporting
internal import Store

struct SubjectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subject",
        abstract: "Show all that is held about an account or an advertisement, and why.",
        discussion: """
            For whoever asks what is held about them: every row with its file, every finding with \
            its rule, every entry of a case, every decision about links.

            Example:
              veedor subject 71615 --store bcn.sqlite
            """
    )

    @Argument(help: "The platform's id of an account or an advertisement.")
    var id: String

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    func run() throws {
        let store = try VeedorStore(path: storeOption.store, access: .reading)
        let plain = id.split(separator: ":").last.map(String.init) ?? id
        var table = DataTable(columns: [
            .init("day"), .init("what"), .init("id"), .init("why"), .init("source"),
        ])
        table.rows = try store.read { database in
            try Row.fetchAll(
                database,
                sql: Self.everything,
                arguments: ["id": plain, "ending": "%:" + plain]
            ).map { row in (0..<5).map { .optional(row[$0]) } }
        }
        guard !table.rows.isEmpty else {
            throw CommandError(
                error: "nothing is held about '\(id)'",
                help: "give the platform's own id of an account or an advertisement"
            )
        }
        Console.standardOutput(table.rendered(as: formatOption.format))
    }

    private static let everything = """
        with own as (
          select distinct platform || ':' || listing_id as listing
          from listing_snapshot
          where host_id = :id or listing_id = :id
        )
        select
          l.snapshot_date, 'advertisement', s.platform || ':' || s.listing_id,
          'checks of licences, nights and hosts', l.file_name || ' row ' || s.row_number
        from listing_snapshot as s
        join load as l on l.load_id = s.load_id
        where s.host_id = :id or s.listing_id = :id
        union all
        select
          r.snapshot_date, 'finding ' || f.finding_id, f.subject_id, f.sentence,
          'rule ' || f.rule_id || ', run ' || f.run_id
        from finding as f
        join finding_run as r on r.run_id = f.run_id
        where f.subject_id in (select listing from own) or f.subject_id like :ending
        union all
        select
          e.day, 'case ' || e.case_id || ', ' || e.act, o.listing, coalesce(t.words, ''),
          'entry ' || e.entry_id || ' by ' || e.made_by
        from own as o
        join case_entry as opening
          on opening.act = 'open'
          and instr(
            ' ' || json_extract(opening.details, '$.listings') || ' ', ' ' || o.listing || ' ') > 0
        join case_entry as e on e.case_id = opening.case_id
        left join case_text as t on t.entry_id = e.entry_id
        union all
        select
          substr(d.decided_at, 1, 10), 'decision on a link: ' || d.verdict,
          d.platform_a || ':' || d.host_a || ' ' || d.platform_b || ':' || d.host_b, d.reason,
          'decided by ' || d.decided_by
        from link_decision as d
        where d.host_a = :id or d.host_b = :id
        order by 1, 2, 3, 5
        """
}
