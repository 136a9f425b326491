select platform, title, in_force_from, in_force_until, address
from evaluation_agreement
order by platform, in_force_from
