select
  rule_id as rule,
  level,
  grade,
  count(*) as findings
from finding
where run_id = (select max(run_id) from finding_run)
  and rule_id in ('nights-over-cap', 'nights-near-cap', 'host-nights-over-cap',
    'dwelling-nights-over-cap', 'over-cap-still-bookable', 'home-let-full-time',
    'declared-guests-over-limit', 'guests-over-limit', 'guests-over-licensed-places')
group by 1, 2, 3
order by findings desc, rule
