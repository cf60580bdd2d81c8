-- Counts copies that are rented again before their return, or within 15 minutes after it.
-- slices: rental.inventory_id
SELECT
  COUNT(CASE WHEN next_rental_date < COALESCE(return_date, TIMESTAMP '9999-12-31 00:00:00') THEN 1 END) AS overlapping,
  COUNT(CASE
    WHEN next_rental_date >= return_date
      AND next_rental_date < return_date + INTERVAL '15' MINUTE
    THEN 1
  END) AS too_soon
FROM (
  SELECT
    return_date,
    LEAD(rental_date) OVER (PARTITION BY inventory_id ORDER BY rental_date, rental_id) AS next_rental_date
  FROM rental
  WHERE {{slice}}
) AS rental_interval;
