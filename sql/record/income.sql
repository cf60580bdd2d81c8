-- What was paid in all, as a run's record tells it.
SELECT COALESCE(SUM(amount), 0) AS paid FROM payment;
