select
  subject_id || ', ' || accounts || case accounts when 1 then ' account' else ' accounts' end as label,
  dwellings_at_least,
  dwellings_at_most,
  subject_id as evidence
from operator_portfolio
order by dwellings_at_least desc, subject_id
limit 12
