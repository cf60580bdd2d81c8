-- Every customer with the whole address, the store, and whether the customer is still with the chain.
CREATE OR REPLACE SQL SECURITY INVOKER VIEW customer_list AS
SELECT
  customer.customer_id, CONCAT(customer.first_name, ' ', customer.last_name) AS name, customer.email,
  address.address, address.address2, address.district, address.postal_code, city.city, country.country,
  address.phone, customer.store_id, customer.create_date,
  CASE WHEN customer.active = 1 THEN 'active' ELSE 'left' END AS status
FROM customer
LEFT JOIN address ON address.address_id = customer.address_id
LEFT JOIN city ON city.city_id = address.city_id
LEFT JOIN country ON country.country_id = city.country_id;
