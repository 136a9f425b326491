create temp view number_not_in_register as
  -- One row per advertisement whose number is not in the register in force, never or no longer.
  select
    s.subject_id,
    0 as observed,
    1 as threshold,
    'registry' as grade,
    s.clause_confidence as confidence,
    s.load_id || ':' || s.row_number || ' ' || s.register_load_id || ' '
      || coalesce(s.versions_evidence, '') as evidence,
    c.condition,
    s.number,
    s.register,
    s.register_days_least,
    s.register_days_most,
    slip.flag as explained_by
  from licence_condition as c
  join licence_state as s on s.subject_id = c.subject_id
  left join licence_flag as slip
    on slip.flag = 'a number one slip away is licensed at this place'
    and slip.subject_id = s.subject_id
  where c.condition in ('not found', 'withdrawn') and s.register_load_id is not null;
