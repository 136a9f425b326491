/*
title: The unlicensed share by definition
question: What share is unlicensed, and how does it depend on what is counted?
claims: [H4, H5]
reads: [finding_run, licence_headline]
portable: [sqlite, spark]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
columns:
  definition: what counts as unlicensed
  population: among which
  numerator: how many it holds for [unit]
  denominator: among how many [unit]
  unit: what is counted
  percent: numerator of denominator [per cent]
  percent_from: lower end of the 95 % interval, advertisements of one account together [per cent]
  percent_to: upper end [per cent]
caveats:
  - Two figures with different definitions do not contradict each other; say the definition beside the figure.
  - Licences that are not shown on the advertisement are not seen.
*/
with run as (
  select run_id, snapshot_date, listings_load_id
  from finding_run
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc, run_id desc
  limit 1
)
select
  h.definition,
  h.population,
  h.numerator,
  h.denominator,
  h.unit,
  round(100.0 * h.share, 1) as percent,
  round(100.0 * h.lower, 1) as percent_from,
  round(100.0 * h.upper, 1) as percent_to
from run as r
join licence_headline as h on h.run_id = r.run_id
order by h.place
