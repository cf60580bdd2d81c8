-- Every business event of a store names one.
-- kind: offenders
-- table: business_event
SELECT business_event.event_id, business_event.store_id
FROM business_event
LEFT JOIN store ON store.store_id = business_event.store_id
WHERE business_event.store_id IS NOT NULL
  AND store.store_id IS NULL;
