-- One row per advertisement that followed one that is gone.
select
  n.subject_id,
  count(*) as observed,
  0 as threshold,
  'link' as grade,
  n.evidence || ' ' || group_concat(o.evidence, ' ') as evidence,
  min(o.subject_id) as earlier_listing,
  max(o.last_seen) as earlier_until,
  n.first_seen,
  n.unit_id
from dwelling_unit as n
join dwelling_unit as o on o.unit_id = n.unit_id and o.subject_id <> n.subject_id
cross join snapshot as s
where n.is_current = 1
  and o.is_current = 0
  and o.last_seen < n.first_seen
group by n.subject_id, n.evidence, n.first_seen, n.unit_id
