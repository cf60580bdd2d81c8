import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import type { Manifest } from '../../src/dataset/manifest.js';
import { packageRoot } from '../../src/paths.js';

/** A promise that the database breaks. */
export interface Finding {
  readonly check: string;
  /** Up to three of the rows that tell. */
  readonly rows: readonly RowDataPacket[];
}

const folder = join(packageRoot, 'test/cross-check/sql');

const checks = readdirSync(folder)
  .filter((file) => file.endsWith('.sql'))
  .sort()
  .map((file) => ({ name: file.slice(0, -'.sql'.length), sql: readFileSync(join(folder, file), 'utf8') }));

/** Tells the session of the dataset: `@first_day`, `@closing`, `@as_of`, `@ledger`, `@configuration`. */
export async function announceManifest(connection: Connection, manifest: Manifest): Promise<void> {
  await connection.query("SET NAMES utf8mb4 COLLATE utf8mb4_unicode_ci, time_zone = '+00:00'");
  await connection.query(
    `SET @first_day = ?, @closing = TIMESTAMPADD(WEEK, ?, ?), @as_of = ?, @ledger = ?, @configuration = ?`,
    [
      manifest.first_day,
      manifest.weeks,
      manifest.first_day,
      manifest.as_of,
      JSON.stringify(manifest.ledger),
      JSON.stringify(manifest.configuration),
    ],
  );
}

/**
 * Asks whether the connection's database keeps its promises, in other SQL than the product's own validation.
 * The session must know the manifest (`announceManifest`); each row that a check selects is a fault.
 *
 * @param only - the name of the one check to run; all of them without it
 */
export async function runCrossCheck(connection: Connection, only?: string): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, sql } of checks) {
    if (only !== undefined && name !== only) continue;
    const [rows] = await connection.query<RowDataPacket[]>(sql);
    if (rows.length > 0) findings.push({ check: name, rows: rows.slice(0, 3) });
  }
  return findings;
}
