import { createReadStream } from 'node:fs';
import type { Connection } from 'mysql2/promise';
import type { DatasetTable } from '../../../../dataset/dataset-tables.js';
import { type Field, readRows } from '../../../../engines/mysql/load/csv-rows.js';
import { quoteName } from '../../../../engines/mysql/quote.js';
import { isBlockTable } from '../../../../schema/tables.js';
import { createTables } from '../build-schema.js';
import type { BenchMethod, LoadSite } from '../load-method.js';
import { openPlain, openTuned, withConnections } from '../sessions.js';
import { loadFile } from './load-files.js';

const ROWS_PER_STATEMENT = 1000;

type Insert = (connection: Connection, table: DatasetTable, rows: readonly Field[][]) => Promise<void>;

/** A prepared INSERT for each row, each its own transaction, as a program without bulk loading does it. */
export const singleRows: BenchMethod = defineInserts(
  'insert-single',
  'a prepared INSERT for each row, autocommit, into the full schema',
  async (connection, table, rows) => {
    const statement = `${insertInto(table)} (${table.columns.map(() => '?').join(', ')})`;
    for (const row of rows) await connection.execute(statement, row);
  },
);

/** An INSERT for each thousand rows. */
export const multiRows: BenchMethod = defineInserts(
  'insert-multi',
  'an INSERT for each 1,000 rows, into the full schema',
  async (connection, table, rows) => {
    for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
      await connection.query(`${insertInto(table)} ?`, [rows.slice(at, at + ROWS_PER_STATEMENT)]);
    }
  },
);

/** The small tables are there before the clock runs, so only the first rows of the big ones are timed. */
function defineInserts(name: string, title: string, insert: Insert): BenchMethod {
  const samples = new Map<string, Field[][]>();
  return {
    name,
    title,
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
          await loadFile(connection, table, site.look.localInfile ? 'client' : 'server');
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

async function readSample({ file }: DatasetTable, most: number): Promise<Field[][]> {
  const sample: Field[][] = [];
  const text = createReadStream(file, { encoding: 'utf8' });
  for await (const row of readRows(text)) {
    if (sample.length === most) break;
    sample.push(row);
  }
  text.destroy();
  return sample;
}
