-- The payments: the rental rate at the checkout and, for a late return, the late fee at the return.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
CREATE TABLE payment (
  payment_id   {{ID}}        NOT NULL AUTO_INCREMENT,
  customer_id  INT           NOT NULL,
  staff_id     INT           NOT NULL,
  rental_id    {{ID}}        NOT NULL,
  amount       DECIMAL(5, 2) NOT NULL,
  payment_date DATETIME      NOT NULL,
  PRIMARY KEY (payment_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
