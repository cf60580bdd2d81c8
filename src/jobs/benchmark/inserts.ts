import { createReadStream } from 'node:fs';
import type { Connection } from 'mysql2/promise';
import type { DatasetTable } from '../../dataset/dataset-tables.js';
import { type Field, readRows } from '../../engines/mysql/load/insert-rows.js';
import { quoteName } from '../../engines/mysql/query.js';
import { isBlockTable } from '../../schema/tables.js';
import type { BenchMethod, LoadSite } from './bench-method.js';
import { loadFile } from './load-file.js';
import { nameMethod } from './method-titles.js';
import { createTables, openPlain, openTuned, withConnections } from './sessions.js';

const ROWS_PER_STATEMENT = 1000;

type Insert = (connection: Connection, table: DatasetTable, rows: readonly Field[][]) => Promise<void>;

/** A prepared INSERT for each row in a transaction of its own, as programs without bulk loading do. */
export const singleRows: BenchMethod = defineInserts('insert-single', async (connection, table, rows) => {
  const statement = `${insertInto(table)} (${table.columns.map(() => '?').join(', ')})`;
  for (const row of rows) await connection.execute(statement, row);
});

export const multiRows: BenchMethod = defineInserts('insert-multi', async (connection, table, rows) => {
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
    await connection.query(`${insertInto(table)} ?`, [rows.slice(at, at + ROWS_PER_STATEMENT)]);
  }
});

/** Only the first rows of the big tables are timed; the small tables are loaded before. */
function defineInserts(key: 'insert-single' | 'insert-multi', insert: Insert): BenchMethod {
  const samples = new Map<string, Field[][]>();
  return {
    ...nameMethod(key),
    sampled: true,
    connections: 1,
    refusal: () => undefined,
    prepare: async (site) => {
      for (const table of bigTables(site)) samples.set(table.name, await readSample(table, site.sampleRows));
      await withConnections(site, openTuned, 1, async ([connection]) => {
        await createTables(connection, site, 'whole');
        await connection.query('SET foreign_key_checks = 0');
        for (const table of site.tables) {
          if (isBlockTable(table.name)) continue;
          await loadFile(connection, table, site.capabilities.localInfile ? 'local' : 'infile');
        }
      });
    },
    load: (site) =>
      withConnections(site, openPlain, 1, async ([connection]) => {
        for (const table of bigTables(site)) await insert(connection, table, samples.get(table.name) ?? []);
      }),
  };
}

function bigTables({ tables }: LoadSite): readonly DatasetTable[] {
  return tables.filter(({ name }) => isBlockTable(name));
}

function insertInto({ name, columns }: DatasetTable): string {
  return `INSERT INTO ${quoteName(name)} (${columns.map(quoteName).join(', ')}) VALUES`;
}

async function readSample({ file }: DatasetTable, maxRows: number): Promise<Field[][]> {
  const sample: Field[][] = [];
  const text = createReadStream(file);
  for await (const row of readRows(() => text)) {
    if (sample.length === maxRows) break;
    sample.push(row);
  }
  text.destroy();
  return sample;
}
