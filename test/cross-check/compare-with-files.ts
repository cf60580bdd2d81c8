import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import type { Manifest } from '../../src/dataset/manifest.js';

const BATCH = 20_000;

/** Names the tables whose file in the dataset folder has not the rows, bytes and hash of the manifest. */
export function findChangedFiles(folder: string, manifest: Manifest): string[] {
  return Object.entries(manifest.tables)
    .filter(([name, file]) => {
      const bytes = readFileSync(join(folder, `${name}.csv`));
      return bytes.length !== file.bytes || hashOf([bytes]) !== file.sha256 || countLines(bytes) !== file.rows;
    })
    .map(([name]) => name);
}

/** Names the tables whose rows, read from the database and written as CSV again, have another hash. */
export async function findChangedTables(connection: Connection, manifest: Manifest): Promise<string[]> {
  const changed: string[] = [];
  for (const [name, file] of Object.entries(manifest.tables)) {
    if ((await hashTable(connection, name)) !== file.sha256) changed.push(name);
  }
  return changed;
}

async function hashTable(connection: Connection, table: string): Promise<string> {
  const [keys] = await connection.query<RowDataPacket[]>(`SHOW INDEX FROM ${table} WHERE Key_name = 'PRIMARY'`);
  const order = keys.map((key) => key.Column_name).join(', ');
  const hash = createHash('sha256');
  for (let offset = 0; ; offset += BATCH) {
    const [rows] = await connection.query<RowDataPacket[]>({
      sql: `SELECT * FROM ${table} ORDER BY ${order} LIMIT ${BATCH} OFFSET ${offset}`,
      typeCast: (field) => field.string('utf8'),
    });
    for (const row of rows) hash.update(`${Object.values(row).map(csvField).join(',')}\n`);
    if (rows.length < BATCH) return hash.digest('hex');
  }
}

function csvField(value: string | null): string {
  if (value === null) return '\\N';
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function hashOf(parts: readonly Buffer[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** Ends of lines outside quotes. */
function countLines(bytes: Buffer): number {
  let lines = 0;
  let quoted = false;
  for (const byte of bytes) {
    if (byte === 0x22) quoted = !quoted;
    else if (byte === 0x0a && !quoted) lines++;
  }
  return lines;
}
