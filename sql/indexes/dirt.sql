-- Find the faults of a row, and those of a kind.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE dirt
  ADD INDEX idx_table_row (table_name, row_id),
  ADD INDEX idx_kind (kind);
