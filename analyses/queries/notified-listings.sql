/*
title: What became of advertisements after notice
question: Were advertisements taken down after notice, or did they go on?
claims: [H12]
reads: [case_notice, finding_run]
portable: [sqlite]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
columns:
  notice_day: the first notice of the case
  advertisements: advertisements of cases with a notice on that day [listing]
  looked_after: those of which a later dump is held [listing]
  still_seen: those that some later dump still shows [listing]
  percent: still_seen of looked_after [per cent of listings]
  median_days_seen: from the notice to the last dump that shows it, median of still_seen [day]
caveats:
  - As of the last 'veedor analyze'; dumps are looks, and between two looks nothing is known.
  - An advertisement that is gone may be back under a new id.
*/
with run as (
  select run_id, snapshot_date, listings_load_id
  from finding_run
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc, run_id desc
  limit 1
)
select
  n.notice_day,
  count(*) as advertisements,
  count(*) filter (where n.dumps_after > 0) as looked_after,
  count(*) filter (where n.dumps_still > 0) as still_seen,
  round(
    100.0 * count(*) filter (where n.dumps_still > 0)
      / nullif(count(*) filter (where n.dumps_after > 0), 0), 1
  ) as percent,
  median(julianday(n.last_seen) - julianday(n.notice_day)) filter (where n.dumps_still > 0)
    as median_days_seen
from run as r
join case_notice as n on n.run_id = r.run_id
group by n.notice_day
order by n.notice_day
