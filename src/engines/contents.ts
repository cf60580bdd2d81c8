import type { RunRecord } from '../dataset/run-record.js';
import { DatagenError } from '../errors.js';

/** The contents of a database before a job. */
export type Contents = Empty | Foreign | Unfinished | Complete;

/** No tables. */
export interface Empty {
  readonly kind: 'empty';
  /** False where there is no such database. */
  readonly exists: boolean;
}

/** Tables without a record of what made them. */
export interface Foreign {
  readonly kind: 'foreign';
  readonly tables: readonly string[];
  /** Those of the tables that this program never makes. */
  readonly otherTables: readonly string[];
  /** This program made the database; an update removed its record, since it was changed. */
  readonly isOurs: boolean;
}

/** A load that was interrupted. */
export interface Unfinished {
  readonly kind: 'unfinished';
  /** Undefined on an engine that records a run only when it is complete. */
  readonly runId?: number | undefined;
  readonly otherTables: readonly string[];
}

/** A database that this program loaded. */
export interface Complete {
  readonly kind: 'complete';
  readonly runId: number;
  readonly record: RunRecord;
  readonly otherTables: readonly string[];
}

/** What a load may replace. */
export interface Replacement {
  /** Drop the tables of an interrupted load, and load again. */
  readonly resume?: boolean | undefined;
  /** Drop the tables of this program. */
  readonly overwrite?: boolean | undefined;
}

/** The sentence about a database without data. */
export const describeEmpty = (title: string): string => `There is no data in database ${title}.`;

/** The sentence about a database with an unfinished load. */
export const describeUnfinished = (title: string): string => `Database ${title} holds a load that was interrupted.`;

/** The sentence about a database with tables of others; it names some of them. */
export const describeOthers = (title: string, tables: readonly string[]): string =>
  `Database ${title} contains tables that this program did not create: ${nameSome(tables)}.`;

/**
 * Refuses to drop the tables of a database that holds tables which this program did not make.
 *
 * @throws DatagenError `conflict`
 */
export function requireOwnTables(
  title: string,
  contents: Contents,
  advice = 'Use another database with -D NAME.',
): void {
  if (contents.kind === 'empty') return;
  const others = contents.kind === 'foreign' && !contents.isOurs ? contents.tables : contents.otherTables;
  if (others.length === 0) return;
  throw new DatagenError('conflict', describeOthers(title, others), {
    hint: `Nothing was changed. ${advice}`,
  });
}

/**
 * Refuses to load into a database that holds what may not be replaced.
 *
 * @throws DatagenError `conflict`
 */
export function requireReplaceable(
  title: string,
  contents: Contents,
  { overwrite = false, resume = false }: Replacement,
): void {
  if (contents.kind === 'empty') return;
  if (overwrite || (resume && contents.kind === 'unfinished')) {
    requireOwnTables(title, contents);
    return;
  }
  if (contents.kind === 'foreign') {
    throw new DatagenError('conflict', describeOthers(title, contents.tables), {
      hint: 'Nothing was changed. Use another database with -D NAME.',
    });
  }
  if (contents.kind === 'unfinished') {
    throw new DatagenError('conflict', describeUnfinished(title), {
      hint: 'Load it again with --resume or --overwrite.',
    });
  }
  const { seed, weeks } = contents.record;
  throw new DatagenError(
    'conflict',
    `Database ${title} already holds a dataset of this program (seed ${seed}, ${weeks} weeks).`,
    { hint: 'Replace it with --overwrite, or use another database with -D NAME.' },
  );
}

/**
 * Refuses a database without data, or with an unfinished load.
 *
 * @throws DatagenError `conflict`
 */
export function requireData(title: string, contents: Contents, advice: string): Complete | Foreign {
  if (contents.kind === 'empty') {
    throw new DatagenError('conflict', describeEmpty(title), {
      hint: `${advice}, or name another database with -D NAME.`,
    });
  }
  if (contents.kind === 'unfinished') {
    throw new DatagenError('conflict', describeUnfinished(title), {
      hint: 'Run the command that loaded it again, with --resume added.',
    });
  }
  return contents;
}

/** The names of a few tables, and how many more there are. */
export function nameSome(names: readonly string[]): string {
  const shown = names.slice(0, 8).join(', ');
  return names.length > 8 ? `${shown} and ${names.length - 8} more` : shown;
}
