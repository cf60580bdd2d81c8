-- A purchase refers to its film, its copy and its buyer.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE inventory_purchases
  ADD CONSTRAINT fk_inventory_purchases_film_id FOREIGN KEY (film_id) REFERENCES film (film_id),
  ADD CONSTRAINT fk_inventory_purchases_inventory_id FOREIGN KEY (inventory_id) REFERENCES inventory (inventory_id),
  ADD CONSTRAINT fk_inventory_purchases_staff_id FOREIGN KEY (staff_id) REFERENCES staff (staff_id);
