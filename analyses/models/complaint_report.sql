create temp table complaint_report (
  -- One row per complaint that came in up to the day, as the last delivery and the log tell it.
  -- Filled by the complaints ('veedor complaint list'). No rule may read it: a complaint alone
  -- never makes a finding.
  complaint_id text not null primary key,
  source text not null,
  received_on text not null,
  age_days integer not null,
  age text not null,                    -- the span of days that it is counted with
  age_place integer not null,
  state text not null,                  -- open, answered, closed, closed by its source
  is_open integer not null,
  closed_on text,
  reason text,
  category text,
  event_id text not null,
  campaign_id text,                     -- null: no copy of a text that many sent
  evidence text not null                -- load:row
) strict, without rowid;
