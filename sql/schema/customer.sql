-- The customers of each store. active and activebool tell whether a customer is still with the chain.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
CREATE TABLE customer (
  customer_id INT         NOT NULL AUTO_INCREMENT,
  store_id    INT         NOT NULL,
  first_name  VARCHAR(45) NOT NULL,
  last_name   VARCHAR(45) NOT NULL,
  email       VARCHAR(50)     NULL DEFAULT NULL,
  address_id  INT         NOT NULL,
  activebool  BOOLEAN         NULL DEFAULT TRUE,
  create_date DATE        NOT NULL,
  last_update TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  active      INT             NULL DEFAULT 1,
  PRIMARY KEY (customer_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
