-- Find the store that a person manages, and what stands at an address.
ALTER TABLE store
  ADD INDEX idx_manager_staff_id (manager_staff_id),
  ADD INDEX idx_address_id (address_id);
