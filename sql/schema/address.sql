-- One address for each store, member of staff and customer.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
CREATE TABLE address (
  address_id  INT         NOT NULL AUTO_INCREMENT,
  address     VARCHAR(50) NOT NULL,
  address2    VARCHAR(50)     NULL DEFAULT NULL,
  district    VARCHAR(20) NOT NULL,
  city_id     INT         NOT NULL,
  postal_code VARCHAR(10)     NULL DEFAULT NULL,
  phone       VARCHAR(20) NOT NULL,
  last_update TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (address_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
