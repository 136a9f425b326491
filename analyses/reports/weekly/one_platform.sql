select 1
where (
  select count(distinct l.platform)
  from listing_snapshot as l
  join snapshot as s on s.load_id = l.load_id
) = 1
  and not exists (select 1 from listing_left_out)
