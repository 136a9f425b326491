/*
title: How rents changed, area by area
question: How did rents change between two years, and how many short lets are there?
claims: [H6, H8]
reads: [area, area_figure, area_indicator, finding_run]
portable: [sqlite]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
  - {name: first, type: text, default: '2019', meaning: the first year}
  - {name: last, type: text, default: '2023', meaning: the last year}
columns:
  neighbourhood: as the publisher of rents writes it
  rent_first_minor: mean of the first year [minor units a month]
  rent_last_minor: mean of the last year [minor units a month]
  change_percent: of the rent [per cent]
  quarters_first: periods of the first year that have a figure [period]
  quarters_last: periods of the last year [period]
  entire_homes_per_thousand: of dwellings, where the names of areas are the same [per 1000 dwellings]
caveats:
  - Means of contracts, not of the same homes; a mean moves when other homes are let.
  - That both are high in one place does not say that one made the other.
*/
with run as (
  select run_id, snapshot_date, listings_load_id
  from finding_run
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc, run_id desc
  limit 1
),
rent as (
  select
    neighbourhood_name as neighbourhood,
    avg(value) filter (where substr(period_start, 1, 4) = :first) as first_minor,
    avg(value) filter (where substr(period_start, 1, 4) = :last) as last_minor,
    count(value) filter (where substr(period_start, 1, 4) = :first) as first_count,
    count(value) filter (where substr(period_start, 1, 4) = :last) as last_count
  from area_figure
  where indicator = 'average_monthly_rent' and area_level = 'neighbourhood'
  group by neighbourhood_name
)
select
  n.neighbourhood,
  round(n.first_minor, 0) as rent_first_minor,
  round(n.last_minor, 0) as rent_last_minor,
  round(100.0 * (n.last_minor / n.first_minor - 1), 1) as change_percent,
  n.first_count as quarters_first,
  n.last_count as quarters_last,
  round(a.entire_homes_per_thousand, 2) as entire_homes_per_thousand
from rent as n
left join run as r
left join area_indicator as a
  on a.run_id = r.run_id and a.level = 'neighbourhood' and a.area = n.neighbourhood
where n.first_minor > 0 and n.last_minor > 0
order by change_percent desc, n.neighbourhood
