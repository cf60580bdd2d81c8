import type { SqlDialect } from '../sql-dialect.js';
import { quoteName } from './query.js';

/** The SQL of MySQL and MariaDB. */
export const MYSQL_DIALECT: SqlDialect = {
  currentSchema: 'DATABASE()',
  quoteName,
  secondsSince: (moment, column) => `TIMESTAMPDIFF(SECOND, '${moment}', ${column})`,
  // Products of integers are BIGINT.
  widen: (column) => column,
  // A server does not change the type of a column while a foreign key uses it.
  widenIds: (columns) => [
    'ALTER TABLE payment DROP FOREIGN KEY fk_payment_rental_id;',
    ...columns.map(({ table, column }) => {
      const counts = column === `${table}_id` ? ' AUTO_INCREMENT' : '';
      return `ALTER TABLE \`${table}\` MODIFY \`${column}\` BIGINT NOT NULL${counts};`;
    }),
    'ALTER TABLE payment ADD CONSTRAINT fk_payment_rental_id FOREIGN KEY (rental_id) REFERENCES rental (rental_id);',
  ],
};
