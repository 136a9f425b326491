-- One row per operator whose single accounts stay below the measure.
select
  p.subject_id,
  p.dwellings_at_least as observed,
  :professional_dwellings as threshold,
  p.dwellings_at_least as lower,
  p.dwellings_at_most as upper,
  'link' as grade,
  p.evidence,
  p.dwellings_at_least,
  p.accounts,
  p.account_ids,
  p.largest_account_dwellings,
  round(p.weakest_link_bits, 2) as weakest_link_bits,
  p.firm_link_bits,
  p.main_reason,
  :professional_dwellings as professional_dwellings
from operator_portfolio as p
where p.accounts > 1
  and p.dwellings_at_least >= :professional_dwellings
  and p.largest_account_dwellings < :professional_dwellings
