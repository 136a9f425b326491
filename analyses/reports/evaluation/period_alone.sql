select * from evaluation_period where before_date is null
