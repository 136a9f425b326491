/*
title: Licences by district
question: Where do advertisements show a registered number, none, or one that the register does not hold?
claims: [H4, H5]
reads: [finding_run, licence_state, listing_snapshot]
portable: [sqlite, spark]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
columns:
  district: as the publisher of the listings assigned it
  listings: advertisements [listing]
  in_register: with a number that stands in the register [listing]
  in_register_percent: of listings [per cent of listings]
  not_in_register: with a number of the city's form that the register does not hold [listing]
  claims_exemption: that say they need no licence [listing]
  none_shown: that show nothing [listing]
  other_text: that show something else [listing]
caveats:
  - A finding or a state is a lead until somebody has looked; the law has exceptions that no data show.
  - Points are blurred by the platform, so that near a border the district may be the neighbour's.
*/
with run as (
  select run_id, snapshot_date, listings_load_id
  from finding_run
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc, run_id desc
  limit 1
)
select
  coalesce(s.district_name, '(not told)') as district,
  count(*) as listings,
  sum(case when l.first_state = 'number in register' then 1 else 0 end) as in_register,
  round(
    100.0 * sum(case when l.first_state = 'number in register' then 1 else 0 end) / count(*), 1
  ) as in_register_percent,
  sum(case when l.first_state = 'number not in register' then 1 else 0 end) as not_in_register,
  sum(case when l.first_state = 'claims exemption' then 1 else 0 end) as claims_exemption,
  sum(case when l.first_state = 'no licence shown' then 1 else 0 end) as none_shown,
  sum(case when l.first_state = 'other text' then 1 else 0 end) as other_text
from run as r
join listing_snapshot as s on s.load_id = r.listings_load_id
join licence_state as l
  on l.run_id = r.run_id and l.subject_id = s.platform || ':' || s.listing_id
group by coalesce(s.district_name, '(not told)')
order by listings desc, district
