create temp table visit_outcome (
  -- One row per reason why cases were visited, with what closed ones came to.
  -- Filled by the log of cases.
  origin text not null,
  visited integer not null,
  judged integer not null,              -- closed with a breach or without one
  confirmed integer not null,
  share real,
  lower real,                           -- Wilson, 95 %
  upper real,
  primary key (origin)
) strict, without rowid;
