-- The copies: film, store, day of purchase and buyer.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
CREATE TABLE inventory (
  inventory_id   INT  NOT NULL AUTO_INCREMENT,
  film_id        INT  NOT NULL,
  store_id       INT  NOT NULL,
  date_purchased DATE NOT NULL,
  staff_id       INT  NOT NULL,
  created_at     TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP,
  last_update    TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (inventory_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
