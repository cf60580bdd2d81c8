-- An event is of one store or, without one, of all.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE business_event
  ADD CONSTRAINT fk_business_event_store_id FOREIGN KEY (store_id) REFERENCES store (store_id);
