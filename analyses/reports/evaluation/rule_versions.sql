select group_concat(what, ', ') as rules
from (select what from evaluation_difference order by what)
having count(*) > 0
