create temp view trip_finding as
  -- One row per row of trip_violation, as a finding about trips tells of it.
  select
    v.holder || ':' || v.subject_id as subject_id,
    v.law_rule || ' ' || v.month || coalesce(' ' || v.operator, '') as period,
    v.violations as observed,
    v.clause_confidence as confidence,
    v.evidence,
    case when v.holder <> 'operator' then v.subject_id end as licence,
    case when v.holder = 'operator' then v.subject_id else v.operator end as operator,
    case v.is_cut_off when 1 then 'at least ' else '' end || v.violations as trips,
    v.unit,
    v.month,
    v.outcomes,
    v.title as the_law_asks,
    v.observed as first_observed,
    v.asked as law_asks,
    v.first_day,
    v.last_day,
    v.recount,
    v.check_kind,
    v.holder
  from trip_violation as v;
