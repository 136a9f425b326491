select
  title,
  platform,
  before_numerator as rests_before,
  numerator as rests_now,
  difference,
  lower,
  upper
from evaluation_measure
where difference is not null
order by place, platform
