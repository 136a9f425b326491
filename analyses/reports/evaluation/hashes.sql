select 'counted here' as what, definitions as hash
from evaluation_period
union all
select 'frozen on ' || frozen_on, frozen
from evaluation_period
