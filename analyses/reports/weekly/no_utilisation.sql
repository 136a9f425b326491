select 1
where exists (select 1 from trip_delivery where kind = 'file')
  and not exists (
    select 1 from trip_utilisation where known_from <> 'trips' and occupied_hours is not null
  )
