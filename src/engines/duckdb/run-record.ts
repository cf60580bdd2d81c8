import type { Manifest } from '../../dataset/manifest.js';
import { checkRunFacts, type RunFacts } from '../../dataset/run-facts.js';
import type { DuckDb } from './engine.js';
import { readDuckDbStatement } from './tables.js';

const RUN_TABLE = 'datagen_run';

/** Writes what made a database into its `datagen_run`, as complete: the file has its name only once that is so. */
export async function writeRunRecord(db: DuckDb, manifest: Manifest): Promise<void> {
  await db.rows(await readDuckDbStatement(RUN_TABLE, manifest.id_type));
  await db.rows(
    `INSERT INTO ${RUN_TABLE}
       (run_id, generator_version, seed, configuration, weeks, first_day, as_of, ledger, state)
     VALUES (1, ?, ?, ?, ?, CAST(? AS DATE), CAST(? AS TIMESTAMP), ?, 'complete')`,
    [
      manifest.version,
      manifest.seed,
      JSON.stringify(manifest.configuration),
      manifest.weeks,
      manifest.first_day,
      manifest.as_of,
      JSON.stringify(manifest.ledger),
    ],
  );
}

/**
 * Reads what made a database; undefined when this program did not.
 *
 * @param name - of the database, for an error
 *
 * @throws DatagenError `dataset-invalid` when its fields hold what no load has written
 */
export async function readRunRecord(db: DuckDb, name: string): Promise<RunFacts | undefined> {
  const known = await db.rows('SELECT 1 FROM duckdb_tables() WHERE table_name = ?', [RUN_TABLE]);
  if (known.length === 0) return undefined;
  const [row] = await db.rows(
    `SELECT generator_version, seed, configuration, weeks, first_day, as_of, ledger
     FROM ${RUN_TABLE} WHERE state = 'complete' ORDER BY run_id DESC LIMIT 1`,
  );
  if (row === undefined) return undefined;
  const facts = {
    version: String(row.generator_version),
    seed: Number(row.seed),
    configuration: String(row.configuration),
    weeks: Number(row.weeks),
    firstDay: String(row.first_day),
    asOf: String(row.as_of),
    ledger: String(row.ledger),
  };
  return checkRunFacts(name, facts, true, 'Another program has changed it. Load the dataset again.');
}
