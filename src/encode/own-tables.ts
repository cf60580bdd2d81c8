import { TABLES } from './tables.js';

/** Says what made a database; it is no part of a dataset. */
const RUN_TABLE = 'datagen_run';

const NAMES = new Set<string>([...TABLES.map(({ name }) => name), RUN_TABLE]);

/** Whether this program makes tables of this name. */
export function isOwnTable(name: string): boolean {
  return NAMES.has(name);
}
