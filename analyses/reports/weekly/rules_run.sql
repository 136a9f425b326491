select
  r.rule_id,
  r.rule_version,
  c.level,
  c.addressee,
  c.status,
  r.passed_over,
  substr(r.rule_sha256, 1, 12) as sha,
  'rule ' || r.rule_id as evidence
from finding_run_rule as r
join report_period as p on p.run_id = r.run_id
join rule_card as c on c.rule_id = r.rule_id
order by r.rule_id
