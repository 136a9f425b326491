/// The nineteenth schema: the loads of registers that count, as before, but counted load by load.
///
/// Entries are counted before they meet their loads: what is sorted then is two values and no six. It is
/// asked a dozen times for an analysis.
enum Schema19RegisterLoads {
    static let statements = ["drop view licence_register_load", view]

    private static let view = """
        create view licence_register_load as
          -- One row per register and snapshot date: the load that counts, and whether it carries
          -- licence numbers at all (older publications do not).
          select
            register, snapshot_date, snapshot_precision, load_id, entries, entries_with_number
          from (
            select
              e.register,
              l.snapshot_date,
              l.snapshot_precision,
              l.load_id,
              e.entries,
              e.entries_with_number,
              row_number() over (
                partition by e.register, l.snapshot_date
                order by l.precedence desc, l.load_id desc
              ) as rank_on_day
            from (
              select
                load_id, register, count(*) as entries,
                count(licence_number) as entries_with_number
              from licence_register_entry
              group by load_id, register
            ) as e
            join load as l on l.load_id = e.load_id
            where l.kind = 'licence-register' and l.snapshot_date is not null
          )
          where rank_on_day = 1
        """
}
