/*
title: The operators with the most dwellings
question: Who lets most, when the accounts of one operator are taken together?
claims: [H1, H2]
reads: [dwelling_unit, finding_run, licence_state, operator_portfolio]
portable: [sqlite]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
  - {name: rows, type: integer, default: 20, meaning: how many operators}
columns:
  operator: the operator; a pseudonym unless a purpose is given
  accounts: accounts with advertisements on the day [account]
  advertisements: their advertisements [listing]
  dwellings_at_least: dwellings behind them, doubles taken together [dwelling]
  dwellings_at_most: the same, if no two are one [dwelling]
  largest_account_dwellings: dwellings of the account that shows most [dwelling]
  no_number_in_register: advertisements whose number does not stand in the register, or that show none [listing]
  claims_exemption: advertisements that say they need no licence [listing]
caveats:
  - Who is linked by the data is a lead; 'veedor explain link' shows what each link rests on.
  - An operator may be an owner, a manager or an agency; no register that is held names owners.
*/
with run as (
  select run_id, snapshot_date, listings_load_id
  from finding_run
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc, run_id desc
  limit 1
),
unit as (
  select u.operator_id, u.subject_id
  from run as r
  join dwelling_unit as u on u.run_id = r.run_id
  where u.is_current = 1
  group by u.operator_id, u.subject_id
),
licence as (
  select
    u.operator_id,
    sum(case when l.first_state in ('no licence shown', 'number not in register') then 1 else 0 end)
      as no_number,
    sum(case when l.first_state = 'claims exemption' then 1 else 0 end) as exempt
  from run as r
  join unit as u
  join licence_state as l on l.run_id = r.run_id and l.subject_id = u.subject_id
  group by u.operator_id
)
select
  p.subject_id as operator,
  p.accounts,
  p.advertisements,
  p.dwellings_at_least,
  p.dwellings_at_most,
  p.largest_account_dwellings,
  l.no_number as no_number_in_register,
  l.exempt as claims_exemption
from run as r
join operator_portfolio as p on p.run_id = r.run_id
left join licence as l on l.operator_id = p.subject_id
order by p.dwellings_at_least desc, p.advertisements desc, p.subject_id
limit :rows
