-- The rentals: who rented which copy, and when it was returned.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
CREATE TABLE rental (
  rental_id    {{ID}}   NOT NULL AUTO_INCREMENT,
  rental_date  DATETIME NOT NULL,
  inventory_id INT      NOT NULL,
  customer_id  INT      NOT NULL,
  return_date  DATETIME     NULL DEFAULT NULL,
  staff_id     INT      NOT NULL,
  last_update  TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (rental_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
