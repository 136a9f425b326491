internal import ArgumentParser
internal import Domain
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
            its rule, every entry of a case, every decision about links, every complaint that names \
            it; and until when each is kept by the rules of retention ('veedor purge').

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
            .init("kept_until"),
        ])
        let rules = try DataFolders.find().retentionRules()
        table.rows = try store.read { database in
            let open = CaseState.all(try CaseLog.entries(database)).filter { $0.closed == nil }
            return try Row.fetchAll(
                database,
                sql: Self.everything,
                arguments: ["id": plain, "ending": "%:" + plain]
            ).map { row in
                let until = try Self.keptUntil(row, rules, open, database)
                return (0..<5).map { .optional(row[$0]) } + [.text(until)]
            }
        }
        guard !table.rows.isEmpty else {
            throw CommandError(
                error: "nothing is held about '\(id)'",
                help: "give the platform's own id of an account or an advertisement"
            )
        }
        Console.standardOutput(table.rendered(as: formatOption.format))
    }

    /// The last day of a row by the rule of its kind, and what holds it longer.
    private static func keptUntil(
        _ row: Row,
        _ rules: [RetentionRule],
        _ open: [CaseState],
        _ database: Database
    ) throws -> String {
        guard let rule = rules.first(where: { $0.id == row["rule"] as String? }) else {
            return "no rule of retention"
        }
        let start = try row["counted_from"] as String? ?? goneOn(row, rule, database)
        guard let day = start.flatMap({ CivilDate($0) }) else {
            return "\(rule.keepDays, of: "day") after dumps no longer show it"
        }
        let until = "\(day.adding(days: rule.keepDays))"
        let holder = open.first { state in
            state.listings.contains { $0 == row["listing"] as String? }
        }
        guard rule.heldBy.contains(.openCases), let holder else { return until }
        return "\(until), or the end of \(holder.id)"
    }

    /// The day that the rule counts from for an advertisement; `nil` where its time does not run yet.
    private static func goneOn(
        _ row: Row,
        _ rule: RetentionRule,
        _ database: Database
    ) throws -> String? {
        try String.fetchOne(
            database,
            sql: """
                select max(\(rule.day))
                from \(rule.from)
                where f.platform || ':' || f.listing_id = ?
                """,
            arguments: [row["listing"] as String?]
        )
    }

    /// Columns: day, what, id, why, source; then rule of retention, the day it counts from, the
    /// advertisement.
    private static let everything = """
        with own as (
          select
            s.platform || ':' || s.listing_id as listing,
            s.platform,
            s.listing_id
          from listing_snapshot as s
          where s.host_id = :id or s.listing_id = :id
          group by s.platform, s.listing_id
        )
        select
          l.snapshot_date, 'advertisement', s.platform || ':' || s.listing_id,
          'checks of licences, nights and hosts', l.file_name || ' row ' || s.row_number,
          'delisted-advertisements' as rule, null as counted_from, o.listing as listing
        from listing_snapshot as s
        join load as l on l.load_id = s.load_id
        join own as o on o.platform = s.platform and o.listing_id = s.listing_id
        where s.host_id = :id or s.listing_id = :id
        union all
        select
          l.snapshot_date, 'calendar of ' || c.nights || ' nights', o.listing,
          'checks of nights', l.file_name || ' row ' || c.row_number, 'calendars', l.snapshot_date,
          o.listing
        from own as o
        join calendar_listing as c on c.listing_id = o.listing_id
        join load as l on l.load_id = c.load_id
        union all
        select
          l.snapshot_date, count(*) || ' reviews, without author and text', o.listing,
          'estimates of nights', l.file_name, 'reviews', l.snapshot_date, o.listing
        from own as o
        join review as r on r.listing_id = o.listing_id
        join load as l on l.load_id = r.load_id
        group by o.listing, l.load_id
        union all
        select
          d.arrives_on, 'declared stay ' || d.declaration_id, o.listing,
          'checks of nights; declared by the ' || d.declarant,
          l.file_name || ' row ' || d.row_number, 'declared-stays', d.leaves_on, o.listing
        from own as o
        join declared_stay as d on d.listing_id = o.listing_id
        join load as l on l.load_id = d.load_id
        union all
        select
          substr(c.received_at, 1, 10), 'complaint that names it', o.listing,
          coalesce(c.category, 'no category'), l.file_name || ' row ' || c.row_number,
          'complaint-words', substr(c.received_at, 1, 10), o.listing
        from own as o
        join complaint as c
          on c.listing_id = o.listing_id and coalesce(c.platform, o.platform) = o.platform
        join load as l on l.load_id = c.load_id
        union all
        select
          r.snapshot_date, 'finding ' || f.finding_id, f.subject_id, f.sentence,
          'rule ' || f.rule_id || ', run ' || f.run_id, 'findings', r.snapshot_date,
          f.platform || ':' || f.listing_id
        from finding as f
        join finding_run as r on r.run_id = f.run_id
        where f.subject_id in (select listing from own) or f.subject_id like :ending
        union all
        select
          e.day, 'case ' || e.case_id || ', ' || e.act, o.listing, coalesce(t.words, ''),
          'entry ' || e.entry_id || ' by ' || e.made_by, 'case-words', e.day, o.listing
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
          'decided by ' || d.decided_by, null, null, null
        from link_decision as d
        where d.host_a = :id or d.host_b = :id
        order by 1, 2, 3, 5
        """
}
