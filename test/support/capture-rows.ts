import { parse } from 'csv-parse/sync';
import type { Config } from '../../src/config/schema.js';
import { type GenerateOptions, generate } from '../../src/pipeline/generate.js';
import type { TableName } from '../../src/schema/tables.js';

/** A table's rows as text, `\N` for NULL, the fields as in the CSV. */
export type CapturedTables = ReadonlyMap<TableName, readonly string[][]>;

/** Generates a configuration and keeps the CSV of every table. */
export async function captureCsv(
  config: Config,
  options: Partial<GenerateOptions> = {},
): Promise<ReadonlyMap<TableName, string>> {
  const texts = new Map<TableName, string>();
  const sink = {
    write: async (table: TableName, bytes: Uint8Array) => {
      texts.set(table, (texts.get(table) ?? '') + Buffer.from(bytes).toString('utf8'));
    },
  };
  await generate(config, sink, { threads: 1, ...options });
  return texts;
}

/** Generates a configuration and keeps the rows of every table. */
export async function captureRows(config: Config): Promise<CapturedTables> {
  const texts = await captureCsv(config);
  return new Map(Array.from(texts, ([table, text]) => [table, parse(text) as string[][]]));
}
