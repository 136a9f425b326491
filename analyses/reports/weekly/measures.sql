select
  c.measure,
  c.addressee,
  coalesce(c.outcome, 'nothing yet') as outcome,
  count(*) as cases,
  sum(c.amount_minor) as decided,
  sum(coalesce(
    c.outcome_minor,
    case c.outcome when 'annulled' then 0 else c.amount_minor end
  )) as due,
  group_concat(c.case_id, ', ') as evidence
from (select * from enforcement_case order by case_id) as c
where c.measure is not null
group by c.measure, c.addressee, c.outcome
order by c.measure, c.addressee, c.outcome is null, c.outcome
