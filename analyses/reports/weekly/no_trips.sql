select 1
where not exists (select 1 from trip_delivery where kind = 'file')
