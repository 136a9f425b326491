/*
title: Which columns the dumps fill
question: What do the dumps tell, column by column, and did anything stop being told?
claims: [H19, H35]
reads: [listing_snapshot, load]
portable: [sqlite, spark]
columns:
  snapshot_date: the day that the listings describe
  format: the descriptor that read the file
  listings: advertisements [listing]
  licence_percent: that show a licence text [per cent of listings]
  price_percent: with a price [per cent of listings]
  point_percent: with a point [per cent of listings]
  guests_percent: with a number of guests [per cent of listings]
  minimum_nights_percent: with a shortest stay [per cent of listings]
  last_review_percent: with the day of the last review [per cent of listings]
  availability_percent: with nights available of the next 365 [per cent of listings]
caveats:
  - A column that is missing may be missing from the layout or have been taken out; the descriptor's notes say which.
  - That a column is filled does not say that it is right.
*/
select
  l.snapshot_date,
  l.format_id as format,
  count(*) as listings,
  round(100.0 * count(s.licence_text) / count(*), 1) as licence_percent,
  round(100.0 * count(s.price_minor) / count(*), 1) as price_percent,
  round(100.0 * count(s.latitude) / count(*), 1) as point_percent,
  round(100.0 * count(s.accommodates) / count(*), 1) as guests_percent,
  round(100.0 * count(s.minimum_nights) / count(*), 1) as minimum_nights_percent,
  round(100.0 * count(s.last_review_on) / count(*), 1) as last_review_percent,
  round(100.0 * count(s.availability_365) / count(*), 1) as availability_percent
from load as l
join listing_snapshot as s on s.load_id = l.load_id
group by l.load_id, l.snapshot_date, l.format_id
order by l.snapshot_date, l.format_id
