create temp table complaint_event (
  -- One row per event that was complained of: several reports of one place and time.
  -- Filled by the complaints. No rule may read it: a complaint alone never makes a finding.
  event_id text not null primary key,
  first_on text not null,
  reports integer not null,
  voices integer not null,              -- copies of one text are one voice
  open integer not null,                -- reports that nobody has closed
  district text not null,
  subject_id text,                      -- the most probable advertisement, platform:id
  probability real,
  means text,                           -- named, address, distance
  has_finding integer not null          -- whether the advertisement has one above data quality
) strict, without rowid;
