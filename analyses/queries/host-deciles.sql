/*
title: Advertisements and reviews by tenth of the operators
question: How much of the offer and of the guests do the largest tenth of operators have?
claims: [H1, H36]
reads: [finding_run, operator_portfolio]
portable: [sqlite, spark]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
columns:
  tenth: 1 is the tenth with the most advertisements
  operators: operators in it [operator]
  advertisements: their advertisements [listing]
  advertisements_percent: of all [per cent of listings]
  cumulative_percent: of all, this tenth and those above it [per cent of listings]
caveats:
  - Operators with as many advertisements as others are dealt into tenths by their pseudonym or id.
  - The number of advertisements is not the number of dwellings, and neither is income.
*/
with run as (
  select run_id, snapshot_date, listings_load_id
  from finding_run
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc, run_id desc
  limit 1
),
ranked as (
  select
    p.advertisements,
    ntile(10) over (order by p.advertisements desc, p.subject_id) as tenth
  from run as r
  join operator_portfolio as p on p.run_id = r.run_id
)
select
  tenth,
  count(*) as operators,
  sum(advertisements) as advertisements,
  round(100.0 * sum(advertisements) / sum(sum(advertisements)) over (), 1)
    as advertisements_percent,
  round(
    100.0 * sum(sum(advertisements)) over (order by tenth) / sum(sum(advertisements)) over (), 1
  ) as cumulative_percent
from ranked
group by tenth
order by tenth
