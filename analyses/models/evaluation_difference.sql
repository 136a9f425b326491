create temp table evaluation_difference (
  -- One row per thing that was not the same in both periods, in words: a rule's version, the law.
  -- Filled by the evaluation.
  what text not null primary key
) strict, without rowid;
