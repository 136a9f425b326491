/*
title: The register, publication by publication
question: Did the register grow or shrink, and did advertisements move with it?
claims: [H38]
reads: [licence_register_load, listing_load, listing_snapshot]
portable: [sqlite]
columns:
  register: the register
  published: the day, or the first day of the month, that it describes
  entries: entries [entry]
  with_number: entries that carry a licence number [entry]
  change: entries since the publication before [entry]
  advertisements: advertisements of the last snapshot at or before that day, or the first after it [listing]
  advertisements_of: the day of that snapshot
caveats:
  - Publications differ in what they leave out; a fall may be a change of the file.
  - What moves together need not hang together.
*/
with publication as (
  select
    register,
    snapshot_date,
    entries,
    entries_with_number,
    entries - lag(entries) over (partition by register order by snapshot_date) as change
  from licence_register_load
),
near as (
  select
    g.register,
    g.snapshot_date as published,
    l.load_id,
    l.snapshot_date,
    row_number() over (
      partition by g.register, g.snapshot_date
      order by
        case when l.snapshot_date <= g.snapshot_date then 0 else 1 end,
        abs(julianday(l.snapshot_date) - julianday(g.snapshot_date))
    ) as place
  from publication as g
  join listing_load as l
)
select
  g.register,
  g.snapshot_date as published,
  g.entries,
  g.entries_with_number as with_number,
  g.change,
  (select count(*) from listing_snapshot as s where s.load_id = n.load_id) as advertisements,
  n.snapshot_date as advertisements_of
from publication as g
left join near as n
  on n.register = g.register and n.published = g.snapshot_date and n.place = 1
order by g.register, g.snapshot_date
