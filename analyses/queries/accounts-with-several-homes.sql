/*
title: Accounts by how many homes they advertise
question: How many accounts have one advertisement, two, three to nine, or ten and more, and whose are the advertisements?
claims: [H1, H16]
reads: [listing_load, listing_snapshot]
portable: [sqlite, spark]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
columns:
  advertisements_of_account: how many advertisements the account has
  accounts: accounts with so many [account]
  accounts_percent: of all accounts [per cent of accounts]
  listings: advertisements of those accounts [listing]
  listings_percent: of all advertisements [per cent of listings]
  reviews_last_year: reviews of those advertisements in 365 days; a floor under stays [review]
  reviews_percent: of all reviews in 365 days [per cent of reviews]
caveats:
  - An account is not a person or a firm; who has several accounts is seen only after linking (operator-classes).
  - The number of accounts alone flatters; nights and revenue decide, and reviews stand for them here.
*/
with day as (
  select load_id
  from listing_load
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc
  limit 1
),
account as (
  select
    s.platform,
    s.host_id,
    count(*) as listings,
    sum(s.reviews_l365d) as reviews
  from day as d
  join listing_snapshot as s on s.load_id = d.load_id
  group by s.platform, s.host_id
),
class as (
  select
    case
      when listings >= 10 then '10 or more'
      when listings >= 3 then '3 to 9'
      when listings = 2 then '2'
      else '1'
    end as advertisements_of_account,
    count(*) as accounts,
    sum(listings) as listings,
    sum(reviews) as reviews
  from account
  group by 1
)
select
  advertisements_of_account,
  accounts,
  round(100.0 * accounts / sum(accounts) over (), 1) as accounts_percent,
  listings,
  round(100.0 * listings / sum(listings) over (), 1) as listings_percent,
  reviews as reviews_last_year,
  round(100.0 * reviews / nullif(sum(reviews) over (), 0), 1) as reviews_percent
from class
order by advertisements_of_account
