-- One row per advertisement whose number is not in the register in force.
select
  n.*,
  case
    when max(abs(n.register_days_least), abs(n.register_days_most)) > :register_gap_days then 'signal'
    when n.explained_by is not null then 'signal'
    else 'likely breach'
  end as level,
  :register_gap_days as register_gap_days_allowed
from number_not_in_register as n
where n.condition = 'withdrawn'
