-- The cities of stores, staff and customers.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
CREATE TABLE city (
  city_id     INT         NOT NULL AUTO_INCREMENT,
  city        VARCHAR(50) NOT NULL,
  country_id  INT         NOT NULL,
  last_update TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (city_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
