-- The copies bought since the opening, one row per copy: when, by whom and why.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
CREATE TABLE inventory_purchases (
  purchase_id     INT          NOT NULL AUTO_INCREMENT,
  film_id         INT          NOT NULL,
  inventory_id    INT              NULL DEFAULT NULL,
  staff_id        INT              NULL DEFAULT NULL,
  purchase_date   DATE         NOT NULL,
  quantity        INT              NULL DEFAULT 1,
  purchase_reason VARCHAR(100)     NULL DEFAULT NULL,
  created_at      TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (purchase_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
