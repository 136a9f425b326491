/*
title: Complaints that their source closed, and how fast
question: How many complaints are closed, and after how many days?
claims: [H34]
reads: [complaint]
portable: [sqlite]
columns:
  source: who took them
  complaints: complaints that came in [complaint]
  closed: those that the source says are closed [complaint]
  closed_percent: closed of complaints [per cent of complaints]
  median_days: from coming in to being closed, median of closed [day]
  slowest_tenth_days: a tenth of closed took longer [day]
caveats:
  - Closed by the source is not told to whoever complained; 'veedor complaint' keeps answers.
  - Those that are still open are not in the days, so that the days flatter.
*/
with latest as (
  select
    received_at,
    district_name,
    source,
    source_status,
    closed_at,
    row_number() over (
      partition by source, reference order by load_id desc, row_number desc
    ) as place
  from complaint
)
select
  source,
  count(*) as complaints,
  sum(case when source_status = 'closed' then 1 else 0 end) as closed,
  round(100.0 * sum(case when source_status = 'closed' then 1 else 0 end) / count(*), 1)
    as closed_percent,
  round(median(julianday(closed_at) - julianday(received_at)), 1) as median_days,
  round(quantile(julianday(closed_at) - julianday(received_at), 0.9), 1) as slowest_tenth_days
from latest
where place = 1
group by source
order by source
