-- The countries of the cities.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
CREATE TABLE country (
  country_id  INT         NOT NULL AUTO_INCREMENT,
  country     VARCHAR(50) NOT NULL,
  last_update TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (country_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
