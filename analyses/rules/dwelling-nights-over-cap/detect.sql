-- One row per cap and dwelling: a declared dwelling with more nights than the cap allows.
select n.*
from night_finding as n
where n.subject_kind = 'dwelling' and n.verdict = 'over'
