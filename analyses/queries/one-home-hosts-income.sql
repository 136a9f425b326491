/*
title: What those who let one home take in
question: What do operators with one dwelling take in from guests in a year, before all costs?
claims: [H16]
reads: [dwelling_unit, finding_run, full_time_use, listing_snapshot, load, operator_portfolio]
portable: [sqlite]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
  - {name: definition, type: text, default: year-round, meaning: "of full-time use, whose nights are taken"}
columns:
  operators: operators with one dwelling of which nights and a price are known [operator]
  nights_p25: a quarter have fewer nights [night]
  nights_median: half have fewer [night]
  nights_p75: three quarters have fewer [night]
  gross_p25_minor: a quarter take in less [minor units of currency]
  gross_median_minor: half take in less [minor units of currency]
  gross_p75_minor: three quarters take in less [minor units of currency]
  gross_p90_minor: nine tenths take in less [minor units of currency]
  currency: of the amounts
caveats:
  - Nights are the best estimates of the year-round definition, prices are those shown on the day; together they are rough.
  - Gross, before the platform's fee, cleaning, tax and rent.
*/
with run as (
  select run_id, snapshot_date, listings_load_id
  from finding_run
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc, run_id desc
  limit 1
),
one as (
  select p.subject_id as operator_id
  from run as r
  join operator_portfolio as p on p.run_id = r.run_id
  where p.dwellings_at_most = 1
),
unit as (
  select distinct u.operator_id, u.subject_id
  from run as r
  join dwelling_unit as u on u.run_id = r.run_id
  where u.is_current = 1
),
income as (
  select u.operator_id, sum(f.nights_best) as nights, sum(f.nights_best * s.price_minor) as gross
  from run as r
  join listing_snapshot as s on s.load_id = r.listings_load_id
  join unit as u on u.subject_id = s.platform || ':' || s.listing_id
  join one as o on o.operator_id = u.operator_id
  join full_time_use as f
    on f.run_id = r.run_id and f.subject_id = u.subject_id and f.definition = :definition
  where s.price_minor is not null
  group by u.operator_id
)
select
  count(*) as operators,
  round(quantile(i.nights, 0.25), 1) as nights_p25,
  round(median(i.nights), 1) as nights_median,
  round(quantile(i.nights, 0.75), 1) as nights_p75,
  round(quantile(i.gross, 0.25), 0) as gross_p25_minor,
  round(median(i.gross), 0) as gross_median_minor,
  round(quantile(i.gross, 0.75), 0) as gross_p75_minor,
  round(quantile(i.gross, 0.9), 0) as gross_p90_minor,
  (select l.currency from run as r join load as l on l.load_id = r.listings_load_id) as currency
from income as i
