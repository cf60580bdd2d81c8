-- An address refers to its city.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE address
  ADD CONSTRAINT fk_address_city_id FOREIGN KEY (city_id) REFERENCES city (city_id);
