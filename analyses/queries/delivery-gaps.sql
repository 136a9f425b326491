/*
title: Days of trips, operator by operator
question: Were trips delivered for every day?
claims: [H22]
reads: [trip_operator_day]
portable: [sqlite]
columns:
  operator: as the file tells it; else its dispatching base
  first_day: the first day with a trip
  last_day: the last
  days: from the first to the last [day]
  days_with_trips: those that have any [day]
  days_without: those that have none [day]
  trips: trips delivered [trip]
  fewest_of_a_day: of the days that have any [trip]
  most_of_a_day: the most [trip]
caveats:
  - A day without a trip may be a day on which none was driven; 'veedor delivery' weighs it against the operator's own history.
  - Before the first and after the last day nothing is known.
*/
with day as (
  select
    case when operator <> '' then operator else dispatching_base end as operator,
    day,
    sum(trips) as trips
  from trip_operator_day
  group by 1, day
)
select
  operator,
  min(day) as first_day,
  max(day) as last_day,
  cast(julianday(max(day)) - julianday(min(day)) as integer) + 1 as days,
  count(*) as days_with_trips,
  cast(julianday(max(day)) - julianday(min(day)) as integer) + 1 - count(*) as days_without,
  sum(trips) as trips,
  min(trips) as fewest_of_a_day,
  max(trips) as most_of_a_day
from day
group by operator
order by trips desc, operator
