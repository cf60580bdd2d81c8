-- Find events by store, by date and by kind.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE business_event
  ADD INDEX idx_store_id (store_id),
  ADD INDEX idx_start_date (start_date, end_date),
  ADD INDEX idx_kind (kind);
