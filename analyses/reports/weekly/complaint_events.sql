select
  e.event_id,
  e.first_on,
  e.district,
  e.reports,
  e.voices,
  e.subject_id,
  e.probability,
  e.means,
  case when e.subject_id is null then '' when e.has_finding then 'yes' else 'no' end as has_finding,
  (select group_concat(c.evidence, ' ') from complaint_report as c where c.event_id = e.event_id)
    as evidence
from complaint_event as e
cross join report_period as p
where e.open > 0 and julianday(p.last_day) - julianday(e.first_on) < 28
order by e.voices desc, e.reports desc, e.event_id
