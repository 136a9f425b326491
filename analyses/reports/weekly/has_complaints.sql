select 1 where exists (select 1 from complaint_report)
