with log as (
  select
    count(*) as cases,
    sum(c.closed_on is null) as open,
    sum(c.closed_on is null and c.deadline < p.last_day) as over,
    count(c.measure) as measures,
    count(c.closed_on) as closed,
    sum(coalesce(c.is_confirmed, 0)) as confirmed
  from enforcement_case as c
  cross join report_period as p
)
select 'open cases' as label, open as value, 'not closed yet' as note from log where cases > 0
union all
select 'deadlines over', over, 'of cases that are open' from log where cases > 0
union all
select 'measures decided', measures, 'by the ladder of the policy' from log where cases > 0
union all
select 'closed', closed, 'whatever the reason' from log where cases > 0
union all
select 'breaches confirmed', confirmed, 'in closed cases' from log where cases > 0
