-- The genre of each film.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
CREATE TABLE film_category (
  film_id     INT NOT NULL,
  category_id INT NOT NULL,
  last_update TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (film_id, category_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
