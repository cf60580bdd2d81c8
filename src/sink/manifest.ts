import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dateText } from '../calendar/civil.js';
import type { Config } from '../config/schema.js';
import type { TableName } from '../encode/tables.js';
import { DatagenError } from '../errors.js';
import { programCall } from '../program-call.js';
import type { Chain } from '../simulation/chain.js';
import type { Ledger } from '../simulation/ledger.js';
import { VERSION } from '../version.js';
import type { FileForm } from './file-form.js';
import type { FileFacts } from './table-file.js';

/** What a dataset folder says of one of its files. */
export interface TableFile extends FileFacts {
  readonly rows: number;
}

export type IdType = 'INT' | 'BIGINT';

/**
 * What a dataset is and what made it. Nothing in it depends on when, where or by how many threads it was made, and
 * there is no password in it.
 */
export interface Manifest extends FileForm {
  readonly generator: 'dvdrental-datagen';
  readonly version: string;
  readonly seed: number;
  readonly configuration: Config;
  /** The first Monday, 2001-10-01. */
  readonly first_day: string;
  readonly weeks: number;
  /** The snapshot's moment in UTC: what would have happened from then on has not. */
  readonly as_of: string;
  /** The SQL type of rental_id and payment_id. */
  readonly id_type: IdType;
  readonly tables: Readonly<Partial<Record<TableName, TableFile>>>;
  readonly ledger: Ledger;
}

export const MANIFEST_FILE = 'manifest.json';

const INT_LIMIT = 2_147_483_647;
/** Ids are planned with room to grow before their type would have to change. */
const ID_RESERVE = 1.2;

/** What is known of a dataset before its first rental. */
export type PlannedManifest = Omit<Manifest, 'tables' | 'ledger'>;

export function planManifest(chain: Chain, form: FileForm): PlannedManifest {
  return {
    generator: 'dvdrental-datagen',
    version: VERSION,
    seed: chain.config.simulation.seed,
    configuration: chain.config,
    first_day: dateText(chain.firstDay),
    weeks: chain.weeks,
    as_of: `${dateText(chain.firstDay + chain.asOfDay)} 00:00:00`,
    format: form.format,
    compression: form.compression,
    header: form.header,
    id_type: idTypeOf(chain),
  };
}

export function composeManifest(
  chain: Chain,
  ledger: Ledger,
  tables: Manifest['tables'],
  form: FileForm,
): Manifest {
  return { ...planManifest(chain, form), tables, ledger };
}

/** INT, or BIGINT where the payments that are planned, and a fifth more, would not have enough numbers. */
function idTypeOf({ config, demand }: Chain): IdType {
  const rentals = demand.expectedByMonth.reduce((sum, expected) => sum + expected, 0);
  const payments = rentals * (1 + config.generation.late_return_probability);
  return payments * ID_RESERVE > INT_LIMIT ? 'BIGINT' : 'INT';
}

/**
 * Reads the manifest of a dataset folder.
 *
 * @throws DatagenError `dataset-invalid` when there is none or it is not one of this program's
 */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST_FILE);
  if (!existsSync(folder)) {
    throw new DatagenError('dataset-invalid', `There is no folder ${folder}.`, {
      hint: `Name the folder of a dataset, or make one: ${programCall('generate', '-o', folder)}`,
    });
  }
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new DatagenError(
      'dataset-invalid',
      `${folder} is not a whole dataset: it has no readable ${MANIFEST_FILE}.`,
      {
        hint: `Make one in another folder: ${programCall('generate', '-o', `${folder}_2`)}`,
        cause,
      },
    );
  }
  const manifest = parseManifest(text);
  if (manifest) return manifest;
  throw new DatagenError('dataset-invalid', `${path} is not a manifest of dvdrental-datagen.`, {
    hint: `Make the dataset again, with the options it was made with: ${programCall('generate', '--overwrite', '-o', folder)}`,
  });
}

function parseManifest(text: string): Manifest | undefined {
  try {
    const manifest = JSON.parse(text) as Manifest;
    const whole =
      manifest.generator === 'dvdrental-datagen' &&
      typeof manifest.version === 'string' &&
      typeof manifest.format === 'string' &&
      typeof manifest.tables === 'object' &&
      typeof manifest.ledger === 'object';
    return whole ? manifest : undefined;
  } catch {
    return undefined;
  }
}
