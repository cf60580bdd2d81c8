-- An address is in a city.
ALTER TABLE address
  ADD CONSTRAINT fk_address_city_id FOREIGN KEY (city_id) REFERENCES city (city_id);
