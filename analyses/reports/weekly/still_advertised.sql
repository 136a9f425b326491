select
  case when dumps_after = 0 then 'no dump since the notice'
    when dumps_still = 0 then 'gone'
    when dumps_still = dumps_after then 'still advertised in every dump'
    else 'gone, or back, in some'
  end as label,
  count(*) as listings
from case_notice
group by 1
order by 2 desc, 1
