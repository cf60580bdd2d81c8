-- The catalogue: titles, rental terms and prices.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
CREATE TABLE film (
  film_id          INT           NOT NULL AUTO_INCREMENT,
  title            VARCHAR(128)  NOT NULL,
  description      TEXT              NULL DEFAULT NULL,
  release_year     YEAR              NULL DEFAULT NULL,
  language_id      INT           NOT NULL,
  rental_duration  INT           NOT NULL DEFAULT 3,
  rental_rate      DECIMAL(4, 2) NOT NULL DEFAULT 4.99,
  length           INT               NULL DEFAULT NULL,
  replacement_cost DECIMAL(5, 2) NOT NULL DEFAULT 19.99,
  rating           ENUM ('G', 'PG', 'PG-13', 'R', 'NC-17') NULL DEFAULT 'PG',
  special_features JSON              NULL DEFAULT NULL,
  last_update      TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (film_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
