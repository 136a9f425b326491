select title, level, findings, new, evidence
from rule_count
where topic in ('nights', 'guests', 'ghost-hostels')
order by findings desc, rule_id
