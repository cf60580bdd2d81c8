-- Titles and addresses have capitals and small letters.
-- kind: offenders
-- dirt: capitalisation
-- foreign: notice
-- A hash tells capitals from small letters in every collation.
SELECT table_name, id, text
FROM (
  SELECT 'film' AS table_name, film_id AS id, title AS text
  FROM film
  UNION ALL
  SELECT 'address', address_id, address
  FROM address
  UNION ALL
  SELECT 'district', address_id, district
  FROM address
) AS written
WHERE MD5(UPPER(text)) <> MD5(LOWER(text))
  AND MD5(text) IN (MD5(UPPER(text)), MD5(LOWER(text)));
