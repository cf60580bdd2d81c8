/** The name of a table of the database. */
export type TableName =
  | 'country'
  | 'city'
  | 'address'
  | 'language'
  | 'category'
  | 'actor'
  | 'film'
  | 'film_actor'
  | 'film_category'
  | 'staff'
  | 'store'
  | 'customer'
  | 'inventory'
  | 'rental'
  | 'payment'
  | 'film_releases'
  | 'inventory_purchases';

/** A table that is written row by row from the catalogue; rental and payment are written by hand instead. */
export type SmallTableName = Exclude<TableName, 'rental' | 'payment'>;

export interface Table {
  readonly name: TableName;
  /** In the order of the schema and of the CSV files. */
  readonly columns: readonly string[];
}

function defineTable(name: TableName, columns: string): Table {
  return Object.freeze({ name, columns: Object.freeze(columns.split(' ')) });
}

/** The tables of a chain, parents before children; only staff and store name each other. */
export const TABLES: readonly Table[] = Object.freeze([
  defineTable('country', 'country_id country last_update'),
  defineTable('city', 'city_id city country_id last_update'),
  defineTable('address', 'address_id address address2 district city_id postal_code phone last_update'),
  defineTable('language', 'language_id name last_update'),
  defineTable('category', 'category_id name last_update'),
  defineTable('actor', 'actor_id first_name last_name last_update'),
  defineTable(
    'film',
    'film_id title description release_year language_id rental_duration rental_rate length replacement_cost ' +
      'rating special_features last_update',
  ),
  defineTable('film_actor', 'actor_id film_id last_update'),
  defineTable('film_category', 'film_id category_id last_update'),
  defineTable(
    'staff',
    'staff_id first_name last_name address_id email store_id active username password last_update picture',
  ),
  defineTable('store', 'store_id manager_staff_id address_id last_update'),
  defineTable(
    'customer',
    'customer_id store_id first_name last_name email address_id activebool create_date last_update active',
  ),
  defineTable('inventory', 'inventory_id film_id store_id date_purchased staff_id created_at last_update'),
  defineTable('rental', 'rental_id rental_date inventory_id customer_id return_date staff_id last_update'),
  defineTable('payment', 'payment_id customer_id staff_id rental_id amount payment_date'),
  defineTable(
    'film_releases',
    'release_id film_id release_date release_quarter release_year category description num_copies_added ' +
      'added_by_staff_id created_at last_update',
  ),
  defineTable(
    'inventory_purchases',
    'purchase_id film_id inventory_id staff_id purchase_date quantity purchase_reason created_at',
  ),
]);

/** The tables that are named, parents before children. */
export function tablesAmong(names: readonly string[]): readonly Table[] {
  return TABLES.filter((table) => names.includes(table.name));
}
