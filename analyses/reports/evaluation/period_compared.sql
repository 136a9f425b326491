select * from evaluation_period where before_date is not null
