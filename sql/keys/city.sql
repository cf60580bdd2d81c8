-- A city refers to its country.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE city
  ADD CONSTRAINT fk_city_country_id FOREIGN KEY (country_id) REFERENCES country (country_id);
