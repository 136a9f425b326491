select
  state,
  share,
  lower,
  upper,
  numerator || ' of ' || denominator as of
from licence_first_look
order by place
