import type { Connection, RowDataPacket } from 'mysql2/promise';

const FIRST_DAY = '2001-10-01';
/** How long the windows are over which copies of one film are compared. */
const WINDOW_DAYS = 84;

/** What a database that starts on 2001-10-01 says of the chain, asked apart from the program's own queries. */
export interface ChainFigures {
  readonly rentals: number;
  /** Of those in the first twelve weeks. */
  readonly early: number;
  readonly first: string;
  readonly last: string;
  readonly out: number;
  readonly active: number;
  readonly copies: number;
  readonly added: number;
}

export async function askFigures(connection: Connection, database: string): Promise<ChainFigures> {
  return askRow<ChainFigures>(
    connection,
    `SELECT
       (SELECT COUNT(*) FROM ${database}.rental) AS rentals,
       (SELECT COUNT(*) FROM ${database}.rental WHERE rental_date < '${FIRST_DAY}' + INTERVAL 84 DAY) AS early,
       (SELECT CAST(MIN(DATE(rental_date)) AS CHAR) FROM ${database}.rental) AS first,
       (SELECT CAST(MAX(DATE(rental_date)) AS CHAR) FROM ${database}.rental) AS last,
       (SELECT COUNT(*) FROM ${database}.rental WHERE return_date IS NULL) AS \`out\`,
       (SELECT COUNT(*) FROM ${database}.customer WHERE active = 1) AS active,
       (SELECT COUNT(*) FROM ${database}.inventory) AS copies,
       (SELECT COUNT(*) FROM ${database}.inventory WHERE created_at >= '${FIRST_DAY}') AS added`,
  );
}

/** How far a figure is off its target, as a fraction of the target. */
export function offBy(figure: number, target: number): number {
  return Math.abs(figure / target - 1);
}

/** Of all rentals, the share that the top fifth of the films takes. */
export async function askTopShare(connection: Connection, database: string): Promise<number> {
  const { share } = await askRow<{ share: number }>(
    connection,
    `SELECT SUM(IF(place <= films / 5, rentals, 0)) / SUM(rentals) AS share
     FROM (
       SELECT COUNT(rental_id) AS rentals, ROW_NUMBER() OVER (ORDER BY COUNT(rental_id) DESC) AS place,
         COUNT(*) OVER () AS films
       FROM ${database}.film
       LEFT JOIN ${database}.inventory USING (film_id)
       LEFT JOIN ${database}.rental USING (inventory_id)
       GROUP BY film_id
     ) AS ranked`,
  );
  return Number(share);
}

/** Rentals a day in July ÷ rentals a day in February. */
export async function askJulyOverFebruary(connection: Connection, database: string): Promise<number> {
  const { ratio } = await askRow<{ ratio: number }>(
    connection,
    `SELECT MAX(IF(month = 7, a_day, 0)) / MAX(IF(month = 2, a_day, 0)) AS ratio
     FROM (
       SELECT MONTH(rental_date) AS month, COUNT(*) / COUNT(DISTINCT DATE(rental_date)) AS a_day
       FROM ${database}.rental
       WHERE MONTH(rental_date) IN (2, 7)
       GROUP BY MONTH(rental_date)
     ) AS months`,
  );
  return Number(ratio);
}

export interface AgeFigures {
  /** Whole years since the copy was bought; 2 for two and more. */
  readonly age: number;
  readonly rentalsPerWeek: number;
  /** Rentals ÷ what they would be if the copies of a film in a store were rented out alike whatever their age. */
  readonly ratio: number;
}

/** How much copies rent out by their age, the youngest first. */
export async function askAgeing(connection: Connection, database: string): Promise<AgeFigures[]> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `WITH RECURSIVE span AS (
       SELECT 0 AS n, DATE '${FIRST_DAY}' AS begins, DATE '${FIRST_DAY}' + INTERVAL ${WINDOW_DAYS} DAY AS ends
       UNION ALL
       SELECT n + 1, ends, ends + INTERVAL ${WINDOW_DAYS} DAY FROM span
       WHERE ends <= (SELECT MAX(rental_date) FROM ${database}.rental)
     ),
     shelved AS (
       SELECT n, store_id, film_id, inventory_id, DATEDIFF(ends, GREATEST(begins, date_purchased)) AS days,
         LEAST(2, FLOOR(DATEDIFF(ends, date_purchased) / 365)) AS age
       FROM span INNER JOIN ${database}.inventory ON date_purchased < ends
     ),
     rented AS (
       SELECT FLOOR(DATEDIFF(rental_date, '${FIRST_DAY}') / ${WINDOW_DAYS}) AS n, inventory_id, COUNT(*) AS rentals
       FROM ${database}.rental
       GROUP BY 1, 2
     ),
     compared AS (
       SELECT age, days, COALESCE(rentals, 0) AS rentals,
         days * SUM(COALESCE(rentals, 0)) OVER (PARTITION BY shelved.n, store_id, film_id)
           / SUM(days) OVER (PARTITION BY shelved.n, store_id, film_id) AS alike
       FROM shelved LEFT JOIN rented ON rented.n = shelved.n AND rented.inventory_id = shelved.inventory_id
     )
     SELECT age, 7 * SUM(rentals) / SUM(days) AS rentalsPerWeek, SUM(rentals) / SUM(alike) AS ratio
     FROM compared
     GROUP BY age
     ORDER BY age`,
  );
  return rows.map((row) => ({
    age: Number(row.age),
    rentalsPerWeek: Number(row.rentalsPerWeek),
    ratio: Number(row.ratio),
  }));
}

async function askRow<Row>(connection: Connection, query: string): Promise<Row> {
  const [rows] = await connection.query<RowDataPacket[]>(query);
  return rows[0] as Row;
}
