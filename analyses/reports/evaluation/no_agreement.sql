select 1 where not exists (select 1 from evaluation_measure where has_agreement)
