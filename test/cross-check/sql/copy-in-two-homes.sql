-- Rentals that began while the copy was still away, or within 15 minutes of its coming back.
SELECT rental_id, still_out_with
FROM (
  SELECT
    rental_id,
    CASE WHEN inventory_id = @copy AND rental_date < @on_shelf THEN @holder END AS still_out_with,
    @copy := inventory_id AS copy,
    @on_shelf := COALESCE(TIMESTAMPADD(MINUTE, 15, return_date), @as_of) AS on_shelf,
    @holder := rental_id AS holder
  FROM (
    SELECT rental_id, rental_date, inventory_id, return_date
    FROM rental
    ORDER BY inventory_id, rental_date, rental_id
    LIMIT 18446744073709551615
  ) AS in_order
  CROSS JOIN (SELECT @copy := 0, @on_shelf := NULL, @holder := NULL) AS start
) AS hand_to_hand
WHERE still_out_with IS NOT NULL
