select
  sum(case when d.verdict = 'counts' then d.observed end) as trips,
  (select first_day from trip_rule limit 1) as first_day,
  (select last_day from trip_rule limit 1) as last_day,
  'load ' || group_concat(d.evidence, ', ') as evidence
from trip_delivery as d
where d.kind = 'file'
having count(*) > 0
