-- Every staff.address_id names a row of address.
-- kind: offenders
SELECT staff.staff_id, staff.address_id
FROM staff
LEFT JOIN address ON address.address_id = staff.address_id
WHERE staff.address_id IS NOT NULL
  AND address.address_id IS NULL;
