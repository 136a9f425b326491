/*
title: Numbers that several advertisements show
question: Which licence numbers stand on many advertisements, of how many accounts, how far apart?
claims: [H3]
reads: [finding_run, licence_state]
portable: [sqlite]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
  - {name: rows, type: integer, default: 20, meaning: how many numbers}
columns:
  number: the licence number in its normal form
  register_status: what the register says of it; empty where it says nothing or does not hold it
  in_register: 1 where it stands in the register
  listings: advertisements that show it [listing]
  accounts: accounts that show it [account]
  spread_m: metres between those farthest apart [m]
caveats:
  - A licence may lawfully cover a building; whether one may be shared is the policy's to say, not this table's.
  - Shown points lie up to 150 m from the address, so that up to 300 m apart may be one place.
*/
with run as (
  select run_id, snapshot_date, listings_load_id
  from finding_run
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc, run_id desc
  limit 1
)
select
  l.number,
  max(l.register_status) as register_status,
  max(case when l.register_row is not null then 1 else 0 end) as in_register,
  max(l.number_listings) as listings,
  max(l.number_accounts) as accounts,
  round(max(l.number_spread_m), 0) as spread_m
from run as r
join licence_state as l on l.run_id = r.run_id
where l.number is not null and l.number_listings > 1
group by l.number
order by listings desc, l.number
limit :rows
