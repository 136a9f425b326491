select
  c.first_platform || ' and ' || c.second_platform as platforms,
  c.first_units,
  c.second_units,
  c.both_units,
  c.seen,
  c.estimate,
  case
    when c.estimate is null then 'not knowable: too few stand on both'
    else printf('%,d to %,d', round(c.lower), round(c.upper))
  end as interval,
  1.0 * c.seen / c.estimate as share
from market_coverage as c
order by c.place
