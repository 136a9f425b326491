select
  definition || ' – ' || population || ' (' || numerator || ' of ' || denominator || ')' as label,
  share,
  lower,
  upper
from licence_headline
where share is not null
order by place
