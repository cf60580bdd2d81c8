-- Search titles and descriptions by word. This is a statement of its own, since it rebuilds the table.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE film
  ADD FULLTEXT INDEX ft_title_description (title, description);
