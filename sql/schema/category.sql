-- The genres of the catalogue.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
CREATE TABLE category (
  category_id INT         NOT NULL AUTO_INCREMENT,
  name        VARCHAR(25) NOT NULL,
  last_update TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (category_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
