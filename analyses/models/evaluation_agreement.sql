create temp table evaluation_agreement (
  -- One row per agreement with a platform that was in force in the period.
  -- Filled by the evaluation out of the city's agreements.yaml.
  platform text not null,
  title text not null,
  in_force_from text not null,
  in_force_until text,
  address text not null,
  primary key (platform, title)
) strict, without rowid;
