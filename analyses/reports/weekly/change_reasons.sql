select kind, reason, count(*) as findings
from finding_change
where reason is not null
group by kind, reason
order by kind desc, count(*) desc, reason
