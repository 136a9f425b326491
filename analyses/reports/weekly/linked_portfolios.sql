select
  p.subject_id,
  p.dwellings_at_least,
  p.accounts,
  p.largest_account_dwellings,
  p.main_reason,
  f.finding_id as evidence
from current_finding as f
join operator_portfolio as p on p.subject_id = f.subject_id
where f.rule_id = 'passes-for-ordinary'
order by p.dwellings_at_least desc, p.subject_id
