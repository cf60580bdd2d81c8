-- The staff of the stores.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
CREATE TABLE staff (
  staff_id    INT         NOT NULL AUTO_INCREMENT,
  first_name  VARCHAR(45) NOT NULL,
  last_name   VARCHAR(45) NOT NULL,
  address_id  INT         NOT NULL,
  email       VARCHAR(50)     NULL DEFAULT NULL,
  store_id    INT             NULL DEFAULT NULL,
  active      BOOLEAN         NULL DEFAULT TRUE,
  username    VARCHAR(16) NOT NULL,
  password    VARCHAR(40)     NULL DEFAULT NULL,
  last_update TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  picture     LONGBLOB        NULL DEFAULT NULL,
  PRIMARY KEY (staff_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
