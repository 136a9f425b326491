create temp view rule_count as
  -- One row per rule and level that has findings in the run.
  select
    f.rule_id,
    f.rule_title as title,
    f.topic,
    f.level,
    count(*) as findings,
    sum(f.change = 'new' and f.reason is not null) as new,
    'rule ' || f.rule_id as evidence
  from current_finding as f
  group by f.rule_id, f.rule_title, f.topic, f.level;
