/*
title: Operators by how many dwellings they let
question: "Whose are the advertisements and the guests: those who let one dwelling, or those who let many?"
claims: [H1, H36]
reads: [dwelling_unit, finding_run, listing_snapshot, operator_portfolio]
portable: [sqlite]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
columns:
  dwellings: how many dwellings the operator lets, at least
  operators: operators of the class [operator]
  operators_percent: of all operators [per cent of operators]
  advertisements: their advertisements [listing]
  advertisements_percent: of all advertisements [per cent of listings]
  reviews_last_year: reviews of those advertisements in 365 days, a floor under stays [review]
  reviews_percent: of all reviews in 365 days [per cent of reviews]
caveats:
  - The number of operators alone flatters; nights and revenue decide. Reviews stand for them here, and not every stay is reviewed.
  - Links that the data do not show are missed, so that the share of large operators is a lower bound.
*/
with run as (
  select run_id, snapshot_date, listings_load_id
  from finding_run
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc, run_id desc
  limit 1
),
review_count as (
  select s.platform || ':' || s.listing_id as subject_id, s.reviews_l365d as reviews
  from run as r
  join listing_snapshot as s on s.load_id = r.listings_load_id
),
guest as (
  select u.operator_id, sum(c.reviews) as reviews
  from run as r
  join (
    select distinct run_id, operator_id, subject_id from dwelling_unit where is_current = 1
  ) as u on u.run_id = r.run_id
  join review_count as c on c.subject_id = u.subject_id
  group by u.operator_id
),
class as (
  select
    case
      when p.dwellings_at_least >= 10 then '10 or more'
      when p.dwellings_at_least >= 3 then '3 to 9'
      when p.dwellings_at_least = 2 then '2'
      else '1'
    end as dwellings,
    count(*) as operators,
    sum(p.advertisements) as advertisements,
    sum(g.reviews) as reviews
  from run as r
  join operator_portfolio as p on p.run_id = r.run_id
  left join guest as g on g.operator_id = p.subject_id
  group by 1
)
select
  dwellings,
  operators,
  round(100.0 * operators / sum(operators) over (), 1) as operators_percent,
  advertisements,
  round(100.0 * advertisements / sum(advertisements) over (), 1) as advertisements_percent,
  reviews as reviews_last_year,
  round(100.0 * reviews / nullif(sum(reviews) over (), 0), 1) as reviews_percent
from class
order by dwellings
