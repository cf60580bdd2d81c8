import { expect, test } from 'vitest';
import { writeSmallTables } from '../../src/pipeline/write-small-tables.js';
import type { TableName } from '../../src/schema/tables.js';

test('tables are written in order and in chunks, the next chunk composed while one is written', async () => {
  const events: string[] = [];
  const compose = async ({ table, from = 0 }: { table: TableName; from?: number }) => {
    events.push(`compose ${table} ${from}`);
    return { rows: table === 'language' ? 0 : 1, bytes: Uint8Array.of(from / 2048) };
  };
  const sink = {
    write: async (table: TableName, [chunk = 0]: Uint8Array) => {
      await new Promise(setImmediate);
      events.push(`write ${table} ${chunk * 2048}`);
    },
    end: (table: TableName) => void events.push(`end ${table}`),
  };
  const countRows = (table: TableName) => (table === 'customer' ? 5000 : undefined);
  await writeSmallTables(['language', 'customer'], { countRows }, sink, compose);
  expect(events).toEqual([
    'compose language 0',
    'end language',
    'compose customer 0',
    'compose customer 2048',
    'write customer 0',
    'compose customer 4096',
    'write customer 2048',
    'write customer 4096',
    'end customer',
  ]);
});
