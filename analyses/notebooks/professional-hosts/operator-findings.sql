select
  rule_id as rule,
  level,
  count(*) as findings
from finding
where run_id = (select max(run_id) from finding_run)
  and rule_id in ('professional-operator', 'passes-for-ordinary', 'ghost-hostel',
    'home-advertised-twice', 'relisted-dwelling')
group by 1, 2
order by findings desc, rule
