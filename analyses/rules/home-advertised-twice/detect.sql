-- One row per home with several advertisements of the day.
select
  u.unit_id as subject_id,
  count(*) as observed,
  1 as threshold,
  'link' as grade,
  group_concat(u.evidence, ' ') as evidence,
  count(*) as listings,
  count(distinct u.host_id) as accounts,
  group_concat(u.subject_id, ' ') as listing_ids
from (select * from dwelling_unit order by unit_id, subject_id) as u
where u.is_current = 1 and u.is_whole = 1
group by u.unit_id
having count(*) > 1
