-- One row per cap and listing: nights near the cap.
select n.*
from night_finding as n
where n.subject_kind = 'listing' and n.verdict = 'near'
