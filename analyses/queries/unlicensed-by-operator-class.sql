/*
title: Licences by how many dwellings the operator lets
question: Do those who let many show a registered number less often than those who let one?
claims: [H3]
reads: [dwelling_unit, finding_run, licence_state, operator_portfolio]
portable: [sqlite]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
columns:
  dwellings: how many dwellings the operator lets, at least
  advertisements: their advertisements of which the register could be asked [listing]
  no_registered_number: those without a number that stands in the register [listing]
  percent: no_registered_number of advertisements [per cent of listings]
  percent_from: lower end of the 95 % interval (Wilson) [per cent of listings]
  percent_to: upper end [per cent of listings]
  claims_exemption: of no_registered_number, those that say they need none [listing]
caveats:
  - The interval takes advertisements as independent; those of one operator are not, so that it is too narrow.
  - A number in the register may be somebody else's, and a host without one may be licensed.
*/
with run as (
  select run_id, snapshot_date, listings_load_id
  from finding_run
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc, run_id desc
  limit 1
),
unit as (
  select distinct u.operator_id, u.subject_id
  from run as r
  join dwelling_unit as u on u.run_id = r.run_id
  where u.is_current = 1
),
size as (
  select p.subject_id as operator_id, p.dwellings_at_least
  from run as r
  join operator_portfolio as p on p.run_id = r.run_id
),
owned as (
  select u.subject_id, z.dwellings_at_least
  from unit as u
  join size as z on z.operator_id = u.operator_id
),
judged as (
  select
    case
      when p.dwellings_at_least >= 10 then '10 or more'
      when p.dwellings_at_least >= 3 then '3 to 9'
      when p.dwellings_at_least = 2 then '2'
      else '1'
    end as dwellings,
    l.first_state
  from run as r
  join owned as p
  join licence_state as l on l.run_id = r.run_id and l.subject_id = p.subject_id
  where l.state <> 'undeterminable'
),
class as (
  select
    dwellings,
    count(*) as advertisements,
    sum(case when first_state <> 'number in register' then 1 else 0 end) as without,
    sum(case when first_state = 'claims exemption' then 1 else 0 end) as exempt
  from judged
  group by dwellings
)
select
  dwellings,
  advertisements,
  without as no_registered_number,
  round(100.0 * without / advertisements, 1) as percent,
  round(100.0 * wilson_low(without, advertisements), 1) as percent_from,
  round(100.0 * wilson_high(without, advertisements), 1) as percent_to,
  exempt as claims_exemption
from class
order by dwellings
