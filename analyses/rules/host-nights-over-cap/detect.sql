-- One row per cap and host: a host with more nights than the cap allows over all dwellings.
select n.*
from night_finding as n
where n.subject_kind = 'host' and n.verdict = 'over'
