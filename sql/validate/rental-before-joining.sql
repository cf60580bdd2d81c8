-- No customer rents before the day of joining.
-- kind: offenders
-- dirt: swapped_dates
-- pass if: rentals.before_joining = 0
-- DISTINCT has MariaDB look members up in memory, the outer join has every engine read the rentals in their own order.
SELECT rental.rental_id, rental.customer_id, rental.rental_date, member.create_date
FROM rental
LEFT JOIN (
  SELECT DISTINCT customer_id, create_date
  FROM customer
) AS member ON member.customer_id = rental.customer_id
WHERE COALESCE(rental.rental_date < member.create_date, FALSE);
