-- A copy refers to its film, its store and its buyer.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE inventory
  ADD CONSTRAINT fk_inventory_film_id FOREIGN KEY (film_id) REFERENCES film (film_id),
  ADD CONSTRAINT fk_inventory_store_id FOREIGN KEY (store_id) REFERENCES store (store_id),
  ADD CONSTRAINT fk_inventory_staff_id FOREIGN KEY (staff_id) REFERENCES staff (staff_id);
