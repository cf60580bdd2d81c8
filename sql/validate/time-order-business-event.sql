-- A business event begins no earlier than the one with the key before.
-- kind: offenders
-- table: business_event
-- foreign: notice
SELECT event_id, start_date, previous_start
FROM (
  SELECT event_id, start_date, LAG(start_date) OVER (ORDER BY event_id) AS previous_start
  FROM business_event
) AS event_order
WHERE start_date < previous_start;
