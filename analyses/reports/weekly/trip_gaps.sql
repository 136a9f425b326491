select
  d.subject_id as operator,
  case d.kind when 'gap' then 'no trip' else 'few trips' end as what,
  d.begins,
  d.ends,
  d.usual,
  coalesce(d.verdict, 'far fewer than the weekday has') as verdict,
  'load ' || replace(d.evidence, ' ', ', ') as evidence
from trip_delivery as d
where d.kind in ('gap', 'fall')
order by d.subject_id, d.begins, d.kind
