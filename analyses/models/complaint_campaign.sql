create temp table complaint_campaign (
  -- One row per text that many sent with hardly a change.
  -- Filled by the complaints.
  campaign_id text not null primary key,
  first_on text not null,
  last_on text not null,
  submissions integer not null,
  reporters integer not null,
  events integer not null
) strict, without rowid;
