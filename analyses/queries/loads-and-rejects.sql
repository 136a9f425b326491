/*
title: What was loaded, and what could not be read
question: Which files were loaded, and how many of their rows and fields were rejected?
claims: [H19, H35]
reads: [load]
portable: [sqlite, spark]
columns:
  kind: what the file tells of
  format: the descriptor that read it
  files: files [file]
  first_day: the first day that they describe
  last_day: the last
  rows_read: rows [row]
  rows_rejected: rows that could not be read [row]
  rejected_percent: rows_rejected of rows_read [per cent of rows]
  fields_rejected: fields that could not be read in rows that were loaded [field]
caveats:
  - "'veedor loads --rejects' shows each rejected row and field with its reason."
  - A row that was read may still be wrong.
*/
select
  kind,
  format_id as format,
  count(*) as files,
  min(snapshot_date) as first_day,
  max(snapshot_date) as last_day,
  sum(rows_read) as rows_read,
  sum(rows_rejected) as rows_rejected,
  round(100.0 * sum(rows_rejected) / nullif(sum(rows_read), 0), 3) as rejected_percent,
  sum(fields_rejected) as fields_rejected
from load
group by kind, format_id
order by kind, format_id
