-- One row per whole home whose number other whole homes show.
select
  s.subject_id,
  s.number_listings as observed,
  1 as threshold,
  'advertisement' as grade,
  s.clause_confidence as confidence,
  s.load_id || ':' || s.row_number || ' ' || s.register_load_id || ':' || s.register_row || ' '
    || coalesce(s.others_evidence, '') as evidence,
  s.number,
  s.number_listings,
  s.number_accounts,
  round(s.number_spread_m) as number_spread_m
from licence_flag as f
join licence_state as s on s.subject_id = f.subject_id
where f.flag = 'several whole homes are advertised under the number'
  and s.number_listings > 1
  and s.register_row is not null
