-- One row per gap.
select
  'operator:' || d.subject_id as subject_id,
  d.format_id || ' ' || coalesce(d.begins, '') || ' ' || coalesce(d.verdict, '') as period,
  d.observed as observed,
  null as threshold,
  'declared' as grade,
  d.evidence,
  d.subject_id as operator,
  d.begins,
  d.ends,
  round(d.usual, 1) as usual_trips,
  d.chance as chance_of_none,
  d.verdict
from trip_delivery as d
where d.kind = 'gap' and d.verdict like 'chance cannot explain it%'
