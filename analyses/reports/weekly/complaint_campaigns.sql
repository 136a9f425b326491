select first_on, last_on, submissions, reporters, events
from complaint_campaign
order by submissions desc, campaign_id
