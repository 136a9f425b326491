-- One row per about the same days.
select
  'load:' || d.subject_id as subject_id,
  d.format_id || ' ' || coalesce(d.begins, '') || ' ' || coalesce(d.verdict, '') as period,
  d.observed as observed,
  null as threshold,
  'declared' as grade,
  d.evidence,
  d.subject_id as loads,
  d.begins,
  d.ends,
  cast(d.observed as integer) as later_trips,
  cast(d.usual as integer) as earlier_trips
from trip_delivery as d
where d.kind = 'about the same days'
