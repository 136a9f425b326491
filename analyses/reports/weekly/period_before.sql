select 1 from report_period where previous_run_id is not null
