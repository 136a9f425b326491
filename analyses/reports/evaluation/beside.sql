select title, rests_with, rests_without, difference, lower, upper, verdict
from evaluation_contrast
order by place
