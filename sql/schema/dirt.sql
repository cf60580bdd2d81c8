-- The answer key of dirty data: each value that was made wrong, and what it was. Only where dirty data was asked for.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
CREATE TABLE dirt (
  dirt_id     {{ID}}      NOT NULL AUTO_INCREMENT,
  table_name  VARCHAR(30) NOT NULL,
  row_id      BIGINT      NOT NULL,
  column_name VARCHAR(30) NOT NULL,
  kind        VARCHAR(30) NOT NULL,
  true_value  TEXT        NOT NULL,
  dirty_value TEXT            NULL DEFAULT NULL,
  PRIMARY KEY (dirt_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
