-- One row per fall.
select
  'operator:' || d.subject_id as subject_id,
  d.format_id || ' ' || coalesce(d.begins, '') || ' ' || coalesce(d.verdict, '') as period,
  d.observed as observed,
  d.usual as threshold,
  'declared' as grade,
  d.evidence,
  d.subject_id as operator,
  d.begins as day,
  cast(d.observed as integer) as trips,
  round(d.usual, 1) as usual_trips,
  round(d.spread, 1) as usual_scatter
from trip_delivery as d
where d.kind = 'fall'
