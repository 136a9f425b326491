select
  state,
  share,
  lower,
  upper,
  printf('%.1f %% (%.1f–%.1f), %,d', 100 * share, 100 * lower, 100 * upper, numerator) as bar_note
from licence_first_look
order by place
