select 1
from load as l
join snapshot as s on s.load_id = l.load_id
where l.kind = 'listing'
