-- One row per operator with at least so many dwellings.
select
  p.subject_id,
  p.dwellings_at_least as observed,
  :professional_dwellings as threshold,
  p.dwellings_at_least as lower,
  p.dwellings_at_most as upper,
  case when p.accounts > 1 then 'link' else 'advertisement' end as grade,
  p.evidence,
  p.dwellings_at_least,
  p.dwellings_at_most,
  p.advertisements,
  p.accounts,
  p.account_ids,
  p.main_reason
from operator_portfolio as p
where p.dwellings_at_least >= :professional_dwellings
