with advertisement as (
  select l.* from listing_snapshot as l join snapshot as s on s.load_id = l.load_id
),
field as (
  select 'licence text' as field, sum(licence_text is null) as empty from advertisement
  union all
  select 'guests', sum(accommodates is null) from advertisement
  union all
  select 'kind of room', sum(room_type is null) from advertisement
  union all
  select 'shortest stay', sum(minimum_nights is null) from advertisement
  union all
  select 'point', sum(latitude is null) from advertisement
  union all
  select 'price', sum(price_minor is null) from advertisement
)
select field, empty, 1.0 * empty / (select count(*) from advertisement) as share
from field
where exists (select 1 from advertisement)
order by empty desc, field
