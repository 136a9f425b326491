select reason, count(*) as cases
from enforcement_case
where reason is not null
group by reason
order by count(*) desc, reason
