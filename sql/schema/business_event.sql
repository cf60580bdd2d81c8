-- What made demand differ from that of other days: holidays, phases, storms, promotions and the like.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
CREATE TABLE business_event (
  event_id          INT           NOT NULL AUTO_INCREMENT,
  store_id          INT               NULL DEFAULT NULL,
  start_date        DATE          NOT NULL,
  end_date          DATE          NOT NULL,
  kind              VARCHAR(30)   NOT NULL,
  description       VARCHAR(255)  NOT NULL,
  demand_multiplier DECIMAL(7, 3) NOT NULL,
  last_update       TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (event_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
