import type { Connection } from 'mysql2/promise';
import { askValue } from '../query-rows.js';
import type { InsertWay } from './database-sink.js';

const SAMPLE_ROWS = 20_000;
const FEWEST_ROWS = 2000;

/**
 * Rows that go in while the server puts one into its own unindexed work table: MySQL 9 and MariaDB 10.11 took ten to
 * thirteen times as long for a copy with the indexes of payment, and an update has foreign keys to look up besides.
 */
const SHARE_OF_PACE: Readonly<Record<InsertWay, number>> = { local: 0.045, insert: 0.022 };
/** Rows a second where nothing can be measured. */
const USUAL_PACE: Readonly<Record<InsertWay, number>> = { local: 50_000, insert: 25_000 };

/** Reads the last payments into a work table of the query, which no other session and no binary log gets to see. */
const SAMPLE = `
  SELECT COUNT(*) FROM (
    SELECT DISTINCT * FROM (SELECT * FROM payment ORDER BY payment_id DESC LIMIT ${SAMPLE_ROWS}) AS newest
  ) AS sample`;

/** Estimates from a query how many rows a second the server takes; it writes nothing. */
export async function measurePace(connection: Connection, way: InsertWay): Promise<number> {
  try {
    const began = performance.now();
    const rows = Number(await askValue(connection, SAMPLE));
    const seconds = (performance.now() - began) / 1000;
    return rows < FEWEST_ROWS ? USUAL_PACE[way] : (SHARE_OF_PACE[way] * rows) / seconds;
  } catch {
    return USUAL_PACE[way];
  }
}
