create temp table trip_violation (
  -- One row per rule on trips, licence or operator, and month of pick-ups that shows a violation.
  -- Filled by the review of trips ('veedor trips --lines').
  law_rule text not null,            -- the rule's name in the city's law on trips
  title text not null,
  check_kind text not null,
  holder text not null,              -- driver, vehicle, base, operator
  subject_id text not null,          -- the licence number, or the operator as the files name it
  month text not null,               -- YYYY-MM; YYYY where the law counts by the year
  violations integer not null,
  unit text not null,
  outcomes text not null,            -- what was found, each once
  observed text not null,            -- in the first of them, with its unit
  asked text not null,               -- what the law asks there, with its unit
  first_day text not null,
  last_day text not null,
  clause_confidence text not null,
  is_cut_off integer,                -- 1: so many were found that not all were followed; there are
                                     -- at least as many as 'violations' says
  operator text,                     -- who answers for it, where the subject is whom it owes something
  recount text,                      -- a statement for 'veedor query' that counts again what was
                                     -- observed, where whole files are the evidence
  evidence text not null             -- the trips; of registers the whole publications
) strict;
