-- The stores of the chain, each with its manager.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
CREATE TABLE store (
  store_id         INT NOT NULL AUTO_INCREMENT,
  manager_staff_id INT NOT NULL,
  address_id       INT NOT NULL,
  last_update      TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (store_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
