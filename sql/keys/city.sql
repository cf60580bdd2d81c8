-- A city lies in a country.
ALTER TABLE city
  ADD CONSTRAINT fk_city_country_id FOREIGN KEY (country_id) REFERENCES country (country_id);
