select
  number,
  max(number_listings) as listings,
  max(number_accounts) as accounts,
  round(max(number_spread_m)) as spread_m,
  case when max(register_row) is null then 'no' else 'yes' end as registered,
  'licence ' || number as evidence
from licence_state
where number is not null and number_listings > 1
group by number
order by 2 desc, number
