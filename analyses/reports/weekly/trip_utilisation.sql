select
  u.operator as label,
  u.free_hours / t.hours as free,
  u.undivided_hours / t.hours as undivided,
  u.approach_hours / t.hours as approach,
  u.occupied_hours / t.hours as occupied,
  printf('%.1f %% with a passenger, of %,d hours', 100.0 * u.occupied_hours / t.hours, round(t.hours))
    as bar_note,
  'load ' || replace(u.evidence, ' ', ', ') as evidence
from trip_utilisation as u
join (
  select place, free_hours + approach_hours + undivided_hours + occupied_hours as hours
  from trip_utilisation
) as t on t.place = u.place
where u.known_from <> 'trips' and t.hours > 0
order by u.place
