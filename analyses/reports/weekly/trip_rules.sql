select
  r.title as label,
  1.0 * r.lawful / (r.lawful + r.violating + r.undeterminable) as lawful,
  1.0 * r.violating / (r.lawful + r.violating + r.undeterminable) as violating,
  1.0 * r.undeterminable / (r.lawful + r.violating + r.undeterminable) as undeterminable,
  printf('%.1f %% of %,d %s', 100.0 * r.violating / max(1, r.lawful + r.violating),
    r.lawful + r.violating, r.unit) as bar_note,
  'rule ' || r.law_rule as evidence
from trip_rule as r
where r.lawful + r.violating + r.undeterminable > 0
order by r.place
