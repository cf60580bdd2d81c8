-- The films released since the opening, and the number of copies bought of each.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
CREATE TABLE film_releases (
  release_id        INT          NOT NULL AUTO_INCREMENT,
  film_id           INT          NOT NULL,
  release_date      DATE         NOT NULL,
  release_quarter   VARCHAR(10)      NULL DEFAULT NULL,
  release_year      INT              NULL DEFAULT NULL,
  category          VARCHAR(50)      NULL DEFAULT NULL,
  description       VARCHAR(255)     NULL DEFAULT NULL,
  num_copies_added  INT              NULL DEFAULT 5,
  added_by_staff_id INT              NULL DEFAULT NULL,
  created_at        TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP,
  last_update       TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (release_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
