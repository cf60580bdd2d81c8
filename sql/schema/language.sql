-- The languages of the films.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
CREATE TABLE language (
  language_id INT      NOT NULL AUTO_INCREMENT,
  name        CHAR(20) NOT NULL,
  last_update TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (language_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
