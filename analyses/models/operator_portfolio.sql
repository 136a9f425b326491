create temp table operator_portfolio (
  -- One row per operator with advertisements in the snapshot.
  -- Filled by the linking of accounts ('veedor hosts', 'veedor explain link').
  subject_id text not null,             -- O: and the account that was seen first
  accounts integer not null,            -- with advertisements in the snapshot
  account_ids text not null,
  advertisements integer not null,
  dwellings_at_least integer not null,
  dwellings_at_most integer not null,
  largest_account_dwellings integer not null,  -- of the account with the most, at least
  weakest_link_bits real,               -- of the account that is tied most loosely; null: one account
  firm_link_bits real not null,         -- the limit from which a link carries a lead to a breach
  main_reason text,
  evidence text not null                -- its advertisements, and the whole files that were linked
) strict;
