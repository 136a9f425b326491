/*
title: Registered dwellings that are advertised, by district of the register
question: How many of the registered dwellings are seen in the advertisements, and how many are not?
claims: [H35]
reads: [finding_run, licence_register_entry, licence_state]
portable: [sqlite]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
columns:
  district: as the register writes it
  entries: entries of the register with a number [entry]
  advertised: those whose number some advertisement shows [entry]
  percent: advertised of entries [per cent of entries]
  percent_from: lower end of the 95 % interval (Wilson) [per cent of entries]
  percent_to: upper end [per cent of entries]
caveats:
  - What is not seen here may be let on another platform, directly, or not at all; and advertisements may not show their number.
  - Districts are the register's, written its way.
*/
with run as (
  select run_id, snapshot_date, listings_load_id
  from finding_run
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc, run_id desc
  limit 1
),
register as (
  select
    max(l.register_load_id) as load_id
  from run as r
  join licence_state as l on l.run_id = r.run_id
),
shown as (
  select distinct l.register_row as row_number
  from run as r
  join licence_state as l on l.run_id = r.run_id
  join register as g on g.load_id = l.register_load_id
  where l.register_row is not null
),
district as (
  select
    coalesce(e.district_name, '(not told)') as district,
    count(*) as entries,
    sum(case when e.row_number in (select row_number from shown) then 1 else 0 end)
      as advertised
  from register as g
  join licence_register_entry as e on e.load_id = g.load_id
  where e.licence_number is not null
  group by coalesce(e.district_name, '(not told)')
)
select
  district,
  entries,
  advertised,
  round(100.0 * advertised / entries, 1) as percent,
  round(100.0 * wilson_low(advertised, entries), 1) as percent_from,
  round(100.0 * wilson_high(advertised, entries), 1) as percent_to
from district
order by entries desc, district
