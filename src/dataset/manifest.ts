import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatagenError, messageOf } from '../errors.js';
import { dateText } from '../model/calendar/civil.js';
import type { Chain } from '../model/plan/chain.js';
import type { Ledger } from '../model/store/ledger.js';
import { readPlainFile } from '../plain-file.js';
import { programCall } from '../program-call.js';
import type { IdType } from '../schema/table.js';
import type { TableName } from '../schema/tables.js';
import { VERSION } from '../version.js';
import { type FileForm, pickForm } from './file-form.js';
import { manifestSchema } from './manifest-schema.js';
import { type RunRecord, readDocument } from './run-record.js';
import type { FileFacts } from './table-file.js';

/** The manifest's entry for a file. */
export interface TableFile extends FileFacts {
  readonly rows: number;
}

/**
 * The description of a dataset and of the run that made it. It contains no time, place, number of threads or password.
 */
export interface Manifest extends RunRecord, FileForm {
  readonly generator: 'dvdrental-datagen';
  /** The SQL type of rental_id and payment_id. */
  readonly id_type: IdType;
  /** Percent of the rows that were made dirty, if any. */
  readonly dirty?: number;
  readonly tables: Readonly<Partial<Record<TableName, TableFile>>>;
}

export const MANIFEST_FILE = 'manifest.json';

const INT_LIMIT = 2_147_483_647;
/** Ids are planned with room to grow before their type would have to change. */
const ID_RESERVE = 1.2;

/** The part of a manifest that is known before the first rental. */
export type PlannedManifest = Omit<Manifest, 'tables' | 'ledger'>;

export function planManifest(chain: Chain, form: FileForm): PlannedManifest {
  const { percent: dirty } = chain.config.dirt;
  return {
    generator: 'dvdrental-datagen',
    version: VERSION,
    seed: chain.config.simulation.seed,
    configuration: chain.config,
    first_day: dateText(chain.firstDay),
    weeks: chain.weeks,
    as_of: `${dateText(chain.firstDay + chain.asOfDay)} 00:00:00`,
    ...pickForm(form),
    id_type: idTypeOf(chain),
    ...(dirty > 0 ? { dirty } : {}),
  };
}

export function composeManifest(chain: Chain, ledger: Ledger, tables: Manifest['tables'], form: FileForm): Manifest {
  return { ...planManifest(chain, form), tables, ledger };
}

/** INT, or BIGINT if the planned payments and a fifth more do not fit into INT. */
function idTypeOf({ config, demand }: Chain): IdType {
  const rentals = demand.expectedByMonth.reduce((sum, expected) => sum + expected, 0);
  const payments = rentals * (1 + config.generation.late_return_probability);
  return payments * ID_RESERVE > INT_LIMIT ? 'BIGINT' : 'INT';
}

const CHANGED = 'It was changed after it was made, and nothing was read from it. Get the folder again from its source.';

/** Far more than the longest run needs. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Reads the manifest of a dataset folder. It may come from another person, so every field is checked.
 *
 * @throws DatagenError `dataset-invalid` when there is none or it is not one of this program's
 */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST_FILE);
  if (!existsSync(folder)) {
    throw new DatagenError('conflict', `There is no folder ${folder}.`, {
      hint: `Name the folder of a dataset, or make one: ${programCall('generate', '-o', folder)}`,
    });
  }
  return parseManifest(path, await readText(folder, path));
}

async function readText(folder: string, path: string): Promise<string> {
  try {
    return (await readPlainFile(path, MAX_BYTES)).toString('utf8');
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw new DatagenError(
      'dataset-invalid',
      `${folder} is not a whole dataset: it has no readable ${MANIFEST_FILE}${missing ? '' : ` (${messageOf(cause)})`}.`,
      {
        hint: `Make one in another folder: ${programCall('generate', '-o', `${folder}_2`)}`,
        cause,
      },
    );
  }
}

/**
 * Reads a manifest's text.
 *
 * @throws DatagenError `dataset-invalid` that names each field that cannot be so
 */
export function parseManifest(path: string, text: string): Manifest {
  const document = parseJson(text);
  if (isOurs(document)) return readDocument(path, document, manifestSchema, CHANGED) as Manifest;
  throw new DatagenError('dataset-invalid', `${path} is not a manifest of dvdrental-datagen.`, {
    hint: `Make the dataset again, with the options it was made with: ${programCall('generate', '--overwrite', '-o', dirname(path))}`,
  });
}

function isOurs(document: unknown): boolean {
  return (
    typeof document === 'object' &&
    document !== null &&
    'generator' in document &&
    document.generator === 'dvdrental-datagen'
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Rows of all tables of a dataset. */
export function rowsOf(manifest: Manifest): number {
  return Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
}

/** Bytes of all files of a dataset. */
export function bytesOf(manifest: Manifest): number {
  return Object.values(manifest.tables).reduce((sum, table) => sum + table.bytes, 0);
}
