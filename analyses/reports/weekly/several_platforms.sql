select 1 where exists (select 1 from market_coverage where estimate is not null)
