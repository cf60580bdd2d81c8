-- Find the cities of a country.
ALTER TABLE city
  ADD INDEX idx_country_id (country_id);
