import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DatagenError } from '../errors.js';
import { type PartitionColumn, readPartitionColumn } from './partitions.js';
import { type Equation, parsePrecheck } from './precheck.js';

/** The kinds of checks; see check.ts. */
export const KINDS = ['offenders', 'compare', 'statistic'] as const;
export type Kind = (typeof KINDS)[number];

/**
 * The meaning of a check's offenders in a foreign database: a fault (`check`), or a `notice`, since the rule is this
 * program's own. An update may add to a notice, but not to a `notice of old rows`, whose rule its new weeks keep.
 */
export const FOREIGN = ['check', 'notice', 'notice of old rows'] as const;
export type Foreign = (typeof FOREIGN)[number];

/** A query of the sql/ folder with its name, purpose and header. */
export interface Query {
  readonly name: string;
  readonly purpose: string;
  readonly kind: Kind | undefined;
  /** A table that not every database has; without it the query is skipped. */
  readonly table: string | undefined;
  /** The meaning of its offenders in a foreign database. */
  readonly foreign: Foreign;
  /** Equations that prove that the query finds nothing, so that it need not run; empty if there is no proof. */
  readonly passIf: readonly Equation[];
  /** The kinds of faults of dirty data that break the rule, as in the configuration. */
  readonly dirt: readonly string[];
  /** The column by which a scan is split into slices. */
  readonly slices: PartitionColumn | undefined;
  /** The query without header and final semicolon, with its {{parameters}}. */
  readonly text: string;
}

/** Reads a folder of queries, in the order of their names; a bad header throws a DatagenError 'internal'. */
export async function loadQueries(folder: string): Promise<Query[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  return Promise.all(
    files.map(async (file) => readQuery(basename(file, '.sql'), await readFile(join(folder, file), 'utf8'))),
  );
}

/**
 * Parses a query's file.  Its first line is `-- purpose`; lines `-- kind: offenders`, `-- table: film_releases`, `--
 * foreign: notice` (see FOREIGN), `-- dirt: orphan, typo`, `-- pass if: rentals.late = 0` and `-- slices:
 * rental.rental_id` may follow.
 */
export function readQuery(name: string, content: string): Query {
  const lines = content.split('\n');
  const length = lines.findIndex((line) => !line.startsWith('--'));
  const header = lines.slice(0, length).map((line) => line.slice(2).trim());
  const purpose = header[0];
  if (purpose === undefined || purpose === '') {
    throw new DatagenError('internal', `sql file ${name}: the first line must be a comment with the purpose`);
  }
  const settings = new Map(header.slice(1).map((line) => splitSetting(line)));
  const kind = KINDS.find((each) => each === settings.get('kind'));
  if (settings.has('kind') && kind === undefined) {
    throw new DatagenError('internal', `sql file ${name}: kind must be one of ${KINDS.join(', ')}`);
  }
  const foreign = FOREIGN.find((each) => each === (settings.get('foreign') ?? 'check'));
  if (foreign === undefined) {
    throw new DatagenError('internal', `sql file ${name}: foreign must be one of ${FOREIGN.join(', ')}`);
  }
  return {
    name,
    purpose,
    kind,
    table: settings.get('table'),
    passIf: readProof(name, settings.get('pass if')),
    slices: readPartitionColumn(settings.get('slices') ?? ''),
    foreign,
    dirt: (settings.get('dirt') ?? '').split(',').flatMap((kind) => kind.trim() || []),
    text: lines.slice(length).join('\n').trim().replace(/;$/, ''),
  };
}

function readProof(name: string, text: string | undefined): readonly Equation[] {
  return text === undefined ? [] : parsePrecheck(name, text);
}

function splitSetting(line: string): [string, string] {
  const colon = line.indexOf(':');
  return colon < 0 ? [line, ''] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
}
