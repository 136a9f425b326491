select 1
where exists (select 1 from enforcement_case)
  and not exists (select 1 from visit_outcome where origin = 'random')
