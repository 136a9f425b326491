select
  o.operator,
  o.title,
  o.lawful + o.violating + o.undeterminable as trips,
  o.violating,
  1.0 * o.violating / nullif(o.lawful + o.violating, 0) as share,
  1.0 * o.undeterminable / (o.lawful + o.violating + o.undeterminable) as unknown,
  coalesce(o.commonest_reason, '') as reason,
  'rule ' || o.law_rule as evidence
from trip_operator as o
where o.lawful + o.violating + o.undeterminable > 0
order by o.operator, o.place
