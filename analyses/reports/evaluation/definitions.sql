select title, asks, unit, statement from evaluation_definition order by place
