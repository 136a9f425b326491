select
  register,
  snapshot_date as publication,
  entries,
  entries_with_number
from licence_register_load
order by register, snapshot_date
