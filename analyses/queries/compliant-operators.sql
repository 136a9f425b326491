/*
title: Operators against whom nothing speaks
question: How many operators let only what their licences and the register agree with?
claims: [H15, H18]
reads: [dwelling_unit, finding, finding_run, operator_portfolio]
portable: [sqlite]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
columns:
  dwellings: how many dwellings the operator lets, at least
  operators: operators of which the register could be asked [operator]
  nothing_against: those none of whose advertisements has any finding about its licence [operator]
  percent: nothing_against of operators [per cent of operators]
caveats:
  - Nothing against an operator means that the data show nothing, not that somebody has looked.
  - Advertisements that claim an exemption count as nothing against unless a rule contradicts the claim.
*/
with run as (
  select run_id, snapshot_date, listings_load_id
  from finding_run
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc, run_id desc
  limit 1
),
flagged as (
  select distinct f.platform || ':' || f.listing_id as subject_id
  from run as r
  join finding as f on f.run_id = r.run_id
  where f.rule_id like 'licence-%' or f.rule_id in (
    'exemption-contradicted', 'room-under-dwelling-licence', 'several-homes-one-licence'
  )
),
unit as (
  select distinct u.operator_id, u.subject_id
  from run as r
  join dwelling_unit as u on u.run_id = r.run_id
  where u.is_current = 1
),
one as (
  select
    u.operator_id,
    max(case when u.subject_id in (select subject_id from flagged) then 1 else 0 end) as is_flagged
  from unit as u
  group by u.operator_id
)
select
  case
    when p.dwellings_at_least >= 10 then '10 or more'
    when p.dwellings_at_least >= 3 then '3 to 9'
    when p.dwellings_at_least = 2 then '2'
    else '1'
  end as dwellings,
  count(*) as operators,
  sum(1 - o.is_flagged) as nothing_against,
  round(100.0 * sum(1 - o.is_flagged) / count(*), 1) as percent
from run as r
join operator_portfolio as p on p.run_id = r.run_id
join one as o on o.operator_id = p.subject_id
group by 1
order by 1
