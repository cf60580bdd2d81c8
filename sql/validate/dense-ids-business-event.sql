-- The keys of the business events count from 1 without a gap.
-- kind: compare
-- table: business_event
-- foreign: notice
SELECT 'business_event' AS name, COUNT(*) AS expected, COALESCE(CASE WHEN MIN(event_id) >= 1 THEN MAX(event_id) ELSE MIN(event_id) END, 0) AS found
FROM business_event;
