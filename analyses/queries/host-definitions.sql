/*
title: Who has several, by definition, before and after linking
question: How many have two, three, five, ten homes by account, and how many when accounts of one operator are taken together?
claims: [H1, H2]
reads: [finding_run, host_definition]
portable: [sqlite, spark]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
columns:
  definition: what counts as having several
  accounts: accounts that it holds for [account]
  account_advertisements: their advertisements [listing]
  account_percent: of all advertisements [per cent of listings]
  operators: operators that it holds for [operator]
  operator_advertisements: their advertisements [listing]
  operator_percent: of all advertisements [per cent of listings]
  seen_only_by_linking: advertisements that only the linking of accounts shows to be of such an operator [listing]
caveats:
  - Of a dump with few columns few links can be seen; the number is a lower bound.
  - False links are possible; veedor decide keeps what a person found out.
*/
with run as (
  select run_id, snapshot_date, listings_load_id
  from finding_run
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc, run_id desc
  limit 1
)
select
  d.definition,
  d.accounts,
  d.account_advertisements,
  round(100.0 * d.account_advertisements / max(d.account_advertisements) over (), 1)
    as account_percent,
  d.operators,
  d.operator_advertisements,
  round(100.0 * d.operator_advertisements / max(d.operator_advertisements) over (), 1)
    as operator_percent,
  d.operator_advertisements - d.account_advertisements as seen_only_by_linking
from run as r
join host_definition as d on d.run_id = r.run_id
order by d.place
