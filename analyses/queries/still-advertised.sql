/*
title: How long advertisements with a finding stay
question: Of the advertisements that a rule found, how many are still there in each later snapshot?
claims: [H9, H12]
reads: [finding, finding_run, listing_load, listing_snapshot]
portable: [sqlite]
parameters:
  - {name: rule, type: text, default: 'licence-%', meaning: which rules; % stands for any letters}
columns:
  rule: the rule
  found_on: the snapshot in which it found them
  found: advertisements found [listing]
  seen_on: a later snapshot
  days: between the two [day]
  still: those still advertised under the same id [listing]
  percent: still of found [per cent of listings]
caveats:
  - Being found is not being told; see notified-listings for what followed a notice.
  - An advertisement that is gone may be back under a new id.
*/
with last_run as (
  select max(run_id) as run_id from finding_run group by snapshot_date
),
found as (
  select distinct f.rule_id, r.snapshot_date as found_on, f.platform, f.listing_id
  from last_run as n
  join finding_run as r on r.run_id = n.run_id
  join finding as f on f.run_id = r.run_id
  where f.listing_id is not null and f.rule_id like :rule
),
size as (
  select rule_id, found_on, count(*) as found from found group by rule_id, found_on
),
later as (
  select a.rule_id, a.found_on, a.found, l.snapshot_date as seen_on, l.load_id
  from size as a
  join listing_load as l on l.snapshot_date > a.found_on
)
select
  a.rule_id as rule,
  a.found_on,
  a.found,
  a.seen_on,
  cast(julianday(a.seen_on) - julianday(a.found_on) as integer) as days,
  count(s.listing_id) as still,
  round(100.0 * count(s.listing_id) / a.found, 1) as percent
from later as a
join found as f on f.rule_id = a.rule_id and f.found_on = a.found_on
left join listing_snapshot as s
  on s.load_id = a.load_id and s.platform = f.platform and s.listing_id = f.listing_id
group by a.rule_id, a.found_on, a.found, a.seen_on
order by a.rule_id, a.found_on, a.seen_on
