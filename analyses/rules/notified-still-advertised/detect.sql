-- One row per case and advertisement that stayed after notice.
select
  c.subject_id,
  julianday(c.last_seen) - julianday(c.notice_day) as observed,
  :days_to_take_down as threshold,
  'advertisement' as grade,
  c.case_id as period,
  c.evidence,
  c.case_id,
  c.recipient,
  c.notice_day,
  c.deadline,
  c.last_seen,
  c.dumps_still,
  c.dumps_after
from case_notice as c
where c.dumps_still > 0
  and julianday(c.last_seen) - julianday(c.notice_day) > :days_to_take_down
