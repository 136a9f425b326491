select
  d.definition,
  d.accounts,
  1.0 * d.account_advertisements / a.account_advertisements as account_share,
  d.operators,
  1.0 * d.operator_advertisements / a.operator_advertisements as operator_share
from host_definition as d
join host_definition as a on a.definition = 'any'
order by d.place
