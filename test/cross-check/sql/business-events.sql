-- Events that end before they begin, that begin before the one numbered before, or that the ledger's run can't have; and rentals on closed days.
SELECT 'ends before it begins' AS fact, event_id AS id, start_date AS day FROM business_event
WHERE end_date < start_date OR demand_multiplier < 0 OR kind = '' OR description = ''
UNION ALL
SELECT 'begins before the one numbered before', later.event_id, later.start_date
FROM business_event AS later
JOIN business_event AS earlier ON earlier.event_id = later.event_id - 1 AND earlier.start_date > later.start_date
UNION ALL
SELECT 'is not there during the run', event_id, start_date FROM business_event
WHERE start_date >= DATE(@closing) OR end_date < DATE(@first_day)
UNION ALL
SELECT 'changed at another moment', event_id, start_date FROM business_event
WHERE last_update <> TIMESTAMP(start_date, '08:00:00')
UNION ALL
SELECT 'rental on a closed day', rental_id, DATE(rental_date) FROM rental
WHERE DATE(rental_date) IN (
  SELECT start_date FROM business_event WHERE demand_multiplier = 0 AND store_id IS NULL AND start_date = end_date
)
