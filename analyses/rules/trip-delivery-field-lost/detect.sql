-- One row per field lost.
select
  'load:' || d.subject_id as subject_id,
  d.format_id || ' ' || coalesce(d.begins, '') || ' ' || coalesce(d.verdict, '') as period,
  d.observed as observed,
  d.usual as threshold,
  'declared' as grade,
  d.evidence,
  d.subject_id as what,
  round(d.observed, 2) as now_share,
  round(d.usual, 2) as before_share,
  d.begins,
  d.ends
from trip_delivery as d
where d.kind = 'field lost'
