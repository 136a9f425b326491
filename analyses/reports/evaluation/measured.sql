select
  title,
  platform || case when has_agreement then ', with an agreement' else ', without one' end as platform,
  before_numerator,
  before_denominator,
  before_share,
  numerator,
  denominator,
  share,
  verdict,
  'load ' || load_id as evidence
from evaluation_measure
order by place, platform
