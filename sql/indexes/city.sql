-- Find the cities of a country.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE city
  ADD INDEX idx_country_id (country_id);
