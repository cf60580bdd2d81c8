-- The run record: the run that made this database, and the state of a load in progress.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
CREATE TABLE IF NOT EXISTS datagen_run (
  run_id            INT         NOT NULL AUTO_INCREMENT,
  generator_version VARCHAR(40) NOT NULL,
  seed              BIGINT      NOT NULL,
  configuration     LONGTEXT    NOT NULL,
  weeks             INT         NOT NULL,
  first_day         DATE        NOT NULL,
  as_of             DATETIME    NOT NULL,
  ledger            LONGTEXT    NOT NULL,
  state             VARCHAR(20) NOT NULL,
  load_state        LONGTEXT        NULL DEFAULT NULL,
  created_at        TIMESTAMP   NOT NULL DEFAULT CURRENT_TIMESTAMP,
  last_update       TIMESTAMP   NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (run_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
