select
  m.platform || ': ' || lower(m.title) as label,
  case when m.denominator is null then m.numerator else m.share end as value,
  case when m.denominator is null then 'count' else 'percent' end as kind,
  case when m.denominator is null then 'at the end of the period' else 'of ' || m.unit || 's' end
    as note
from evaluation_measure as m
where m.has_agreement and m.measure_id in ('advertisements', 'with-likely-breach', 'several-homes')
  and (m.denominator is null or (m.is_large and m.numerator >= 10))
order by m.platform, m.place
