-- No film has a negative price. A payment has the price of its rental, which other checks compare.
-- kind: offenders
-- dirt: impossible_amount
-- foreign: notice
SELECT film_id, title, rental_rate, replacement_cost
FROM film
WHERE rental_rate < 0 OR replacement_cost < 0;
