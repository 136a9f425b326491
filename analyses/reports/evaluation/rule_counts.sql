select rule_id, before_findings, findings
from evaluation_rule
where coalesce(before_findings, 0) + findings > 0
order by findings desc, rule_id
