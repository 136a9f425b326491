/*
title: What the licence fields say and what the register holds
question: Of all advertisements, how many show a registered number, none, a false one, and what may be concluded?
claims: [H4, H5]
reads: [finding_run, licence_state]
portable: [sqlite, spark]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
columns:
  first_state: one of five states that anyone can recount
  state: the finer state
  level: what anybody may conclude from it
  listings: advertisements in the state [listing]
  percent: of all advertisements [per cent of listings]
  accounts: accounts that show them [account]
caveats:
  - A finding or a state is a lead until somebody has looked; the law has exceptions that no data show.
  - A number that stands in the register may be somebody else's; see licence-numbers-shared.
*/
with run as (
  select run_id, snapshot_date, listings_load_id
  from finding_run
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc, run_id desc
  limit 1
)
select
  l.first_state,
  l.state,
  l.level,
  count(*) as listings,
  round(100.0 * count(*) / sum(count(*)) over (), 2) as percent,
  count(distinct l.host_id) as accounts
from run as r
join licence_state as l on l.run_id = r.run_id
group by l.first_state, l.state, l.level
order by listings desc, l.first_state, l.state
