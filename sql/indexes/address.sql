-- Find the addresses in a city.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE address
  ADD INDEX idx_city_id (city_id);
