-- What should be one of its kind and isn't: e-mail, user name, title, genre, an address with two families at home.
SELECT kind, value, COUNT(*) AS number
FROM (
  SELECT 'e-mail' AS kind, email AS value FROM customer
  UNION ALL SELECT 'e-mail', email FROM staff
  UNION ALL SELECT 'user name', username FROM staff
  UNION ALL SELECT 'title', title FROM film
  UNION ALL SELECT 'category', name FROM category
  UNION ALL SELECT 'language', name FROM language
  UNION ALL SELECT 'country', country FROM country
  UNION ALL SELECT 'city in its country', CONCAT_WS(' | ', city, country_id) FROM city
  UNION ALL SELECT 'actor', CONCAT_WS(' ', first_name, last_name) FROM actor
  UNION ALL SELECT 'home', address_id FROM (SELECT DISTINCT address_id, last_name FROM customer) AS household
  UNION ALL SELECT 'home', address_id FROM staff
  UNION ALL SELECT 'home', address_id FROM store
) AS names
GROUP BY kind, value
HAVING number > 1
