select
  definition || ' – ' || population as label,
  share,
  lower,
  upper,
  printf('%.1f %% (%.1f–%.1f), %,d of %,d', 100 * share, 100 * lower, 100 * upper, numerator, denominator)
    as bar_note
from licence_headline
where share is not null
order by place
