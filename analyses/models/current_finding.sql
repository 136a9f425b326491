create temp view current_finding as
  -- One row per finding of the report's run, with its rule and the place of its advertisement.
  select
    f.*,
    c.title as rule_title,
    c.topic,
    c.addressee,
    coalesce(ch.kind, 'new') as change,
    ch.reason,
    a.district_name,
    a.neighbourhood_name,
    a.host_id
  from finding as f
  join report_period as p on p.run_id = f.run_id
  join rule_card as c on c.rule_id = f.rule_id
  left join finding_change as ch on ch.finding_id = f.finding_id
  left join snapshot as s
  left join listing_snapshot as a
    on a.load_id = s.load_id and a.platform = f.platform and a.listing_id = f.listing_id;
