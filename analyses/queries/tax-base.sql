/*
title: Nights and takings by district, as a range
question: What is the base of a tax on nights, and on takings, district by district?
claims: [H36, H37]
reads: [listing_load, listing_snapshot, load]
portable: [sqlite]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
  - {name: review_rate, type: number, default: 0.5, meaning: part of stays that are reviewed}
  - {name: stay, type: number, default: 3, meaning: nights of a stay}
  - {name: occupancy, type: number, default: 0.7, meaning: the most of a year that is let}
columns:
  district: as the publisher of the listings assigned it
  listings: advertisements with a review in the last year and a price [listing]
  reviews: their reviews in 365 days [review]
  nights_low: reviews times the shortest stay allowed, at most so many as can be let [night]
  nights_model: the published occupancy model, see the parameters [night]
  takings_low_minor: nights_low at the price shown [minor units of currency]
  takings_model_minor: nights_model at the price shown [minor units of currency]
  currency: of the amounts
caveats:
  - An estimate for planning; no claim on anybody follows from it. Without parameters it is Inside Airbnb's model with its published settings.
  - Not every guest reviews, so that nights_low is low; advertisements without a review or a price are left out.
*/
with day as (
  select snapshot_date, load_id
  from listing_load
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc
  limit 1
),
stay as (
  select
    coalesce(s.district_name, '(not told)') as district,
    s.reviews_l365d as reviews,
    s.price_minor,
    min(s.reviews_l365d * max(coalesce(s.minimum_nights, 1), 1), 365 * :occupancy) as low,
    min(
      s.reviews_l365d / :review_rate * max(coalesce(s.minimum_nights, 1), :stay), 365 * :occupancy
    ) as model
  from day as d
  join listing_snapshot as s on s.load_id = d.load_id
  where s.reviews_l365d > 0 and s.price_minor > 0
)
select
  district,
  count(*) as listings,
  sum(reviews) as reviews,
  cast(round(sum(min(low, model)), 0) as integer) as nights_low,
  cast(round(sum(model), 0) as integer) as nights_model,
  cast(round(sum(min(low, model) * price_minor), 0) as integer) as takings_low_minor,
  cast(round(sum(model * price_minor), 0) as integer) as takings_model_minor,
  (select l.currency from day as d join load as l on l.load_id = d.load_id) as currency
from stay
group by district
order by takings_model_minor desc, district
