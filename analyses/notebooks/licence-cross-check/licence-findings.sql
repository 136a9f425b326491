select
  f.rule_id as rule,
  f.level,
  count(*) as findings
from finding as f
where f.run_id = (select max(run_id) from finding_run)
  and f.rule_id in (
    'licence-not-shown', 'licence-not-in-register', 'licence-malformed', 'licence-placeholder',
    'licence-expired', 'licence-revoked', 'licence-suspended', 'licence-withdrawn', 'licence-lapsed',
    'licence-wrong-form', 'licence-cloned', 'licence-elsewhere', 'licence-far-from-address',
    'licence-other-text', 'licence-not-yet-valid', 'licence-issued-in-freeze',
    'several-homes-one-licence', 'room-under-dwelling-licence', 'exemption-contradicted'
  )
group by 1, 2
order by findings desc, rule
