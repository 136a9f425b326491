-- One row per cap and listing: more nights than the cap allows.
select n.*
from night_finding as n
where n.subject_kind = 'listing' and n.verdict = 'over'
