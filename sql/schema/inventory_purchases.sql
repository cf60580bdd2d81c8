-- Purchases made by hand: a row per film and store, whose copies are inventory_id and the next quantity - 1.
CREATE TABLE IF NOT EXISTS inventory_purchases (
  purchase_id     INT          NOT NULL AUTO_INCREMENT,
  film_id         INT          NOT NULL,
  inventory_id    INT          NOT NULL,
  staff_id        INT          NOT NULL,
  purchase_date   DATE         NOT NULL,
  quantity        INT          NOT NULL,
  purchase_reason VARCHAR(100) NOT NULL,
  created_at      TIMESTAMP    NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (purchase_id),
  INDEX idx_film_id (film_id),
  INDEX idx_inventory_id (inventory_id),
  INDEX idx_staff_id (staff_id),
  INDEX idx_purchase_date (purchase_date),
  CONSTRAINT fk_inventory_purchases_film_id FOREIGN KEY (film_id) REFERENCES film (film_id),
  CONSTRAINT fk_inventory_purchases_inventory_id FOREIGN KEY (inventory_id) REFERENCES inventory (inventory_id),
  CONSTRAINT fk_inventory_purchases_staff_id FOREIGN KEY (staff_id) REFERENCES staff (staff_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
