import type { Connection } from 'mysql2/promise';
import type { InsertWay } from './database-sink.js';

const SAMPLE_ROWS = 20_000;
const FEWEST_ROWS = 2000;
const TABLE = 'dvdrental_pace';

/** What the sample leaves out: foreign keys to look up, larger indexes, rows on their way to the server. */
const SHARE_OF_PACE: Readonly<Record<InsertWay, number>> = { local: 0.5, insert: 0.25 };
/** Rows a second where nothing can be measured. */
const USUAL_PACE: Readonly<Record<InsertWay, number>> = { local: 50_000, insert: 25_000 };

/**
 * Measures how many rows a second the server takes: copies the last payments into a temporary table with the same
 * indexes, which nobody else sees. Precondition: no transaction is open.
 */
export async function measurePace(connection: Connection, way: InsertWay): Promise<number> {
  try {
    await connection.query(`CREATE TEMPORARY TABLE ${TABLE} LIKE payment`);
    const began = performance.now();
    const [result] = await connection.query(
      `INSERT INTO ${TABLE} SELECT * FROM payment ORDER BY payment_id DESC LIMIT ${SAMPLE_ROWS}`,
    );
    const seconds = (performance.now() - began) / 1000;
    const rows = 'affectedRows' in result ? result.affectedRows : 0;
    return rows < FEWEST_ROWS ? USUAL_PACE[way] : (SHARE_OF_PACE[way] * rows) / seconds;
  } catch {
    return USUAL_PACE[way];
  } finally {
    await connection.query(`DROP TEMPORARY TABLE IF EXISTS ${TABLE}`).catch(() => undefined);
  }
}
