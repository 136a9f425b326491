with told as (
  select
    count(*) as complaints,
    sum(c.received_on >= p.first_day) as week,
    sum(c.is_open) as open,
    sum(c.state = 'closed by its source') as at_source,
    max(case when c.is_open then c.age_days end) as oldest
  from complaint_report as c
  cross join report_period as p
)
select 'complaints this week' as label, week as value, 'of all sources' as note
from told where complaints > 0
union all
select 'open', open, 'that nobody has closed' from told where complaints > 0
union all
select 'in all', complaints, 'since the first one' from told where complaints > 0
union all
select 'days the oldest waits', oldest, 'since it came in' from told where oldest is not null
union all
select 'events', (select count(*) from complaint_event), 'several reports of one are one'
from told where complaints > 0
union all
select 'closed by their source', at_source, 'what was answered is not known here'
from told where at_source > 0
