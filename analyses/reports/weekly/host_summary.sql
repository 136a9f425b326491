select
  a.operators,
  a.accounts,
  1.0 * t.operator_advertisements / a.operator_advertisements as share_of_three
from host_definition as a
join host_definition as t on t.definition = '3 or more advertisements'
where a.definition = 'any' and a.operator_advertisements > 0
