-- Find the addresses in a city.
ALTER TABLE address
  ADD INDEX idx_city_id (city_id);
