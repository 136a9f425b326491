select coalesce(reason, 'closed by its source') as reason, count(*) as complaints
from complaint_report
where not is_open
group by 1
order by complaints desc, reason
