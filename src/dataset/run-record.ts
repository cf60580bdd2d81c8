import { z } from 'zod';
import { type DocumentPath, findProblems, pathText } from '../config/describe-issues.js';
import { freezeDeep } from '../config/documents.js';
import { isoDate, lineOfText, numberBetween, wholeNumber } from '../config/fields.js';
import { describeFinding } from '../config/problem.js';
import { type Config, configSchema } from '../config/schema.js';
import { MAX_WEEKS, seed } from '../config/simulation-schema.js';
import { DatagenError } from '../errors.js';
import type { Ledger } from '../model/store/ledger.js';
import { VERSION } from '../version.js';

/**
 * The run that made a dataset or a database. It is part of the manifest and of the table `datagen_run`. Either may come
 * from another person, so both are read through `readDocument` with a schema of `recordShape`.
 */
export interface RunRecord {
  readonly version: string;
  readonly seed: number;
  readonly configuration: Config;
  /** The first Monday, 2001-10-01. */
  readonly first_day: string;
  readonly weeks: number;
  /** The moment of the snapshot, in UTC. Nothing after it is in the data. */
  readonly as_of: string;
  readonly ledger: Ledger;
  /** Rows of each table. Only a manifest has them. */
  readonly tables?: Readonly<Partial<Record<string, { readonly rows: number }>>>;
}

/** The part of a record that is known before the first rental. */
export type PlannedRecord = Omit<RunRecord, 'tables' | 'ledger'>;

const MAX_PROBLEMS = 5;
/** Money in cents, rows or bytes: whole numbers that a double holds exactly. */
export const count = wholeNumber(0, Number.MAX_SAFE_INTEGER);
const MOMENT = 'a moment between 1971 and 2038, written like 2004-10-10 00:00:00';
const DAY = 'a date between 1971 and 2038, written like 2001-10-01';

const isInRange = (text: string) => text >= '1971' && text < '2039';

const monthFigures = {
  expected_demand: numberBetween(0, 1e12),
  expected_weekend_demand: numberBetween(0, 1e12).optional(),
  rentals: count,
  lost_sales: count,
  revenue_cents: count,
  late_fees: count,
  late_fee_cents: count,
};

/** An object with these keys. Other keys are dropped. */
export function part<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object(shape, 'an object');
}

const ledgerSchema = part({
  months: z.array(
    part({
      month: z.string('a month, written like 2001-10').regex(/^\d{4}-(0[1-9]|1[0-2])$/, {
        error: 'a month, written like 2001-10',
      }),
      ...monthFigures,
    }),
    'a list of months',
  ),
  total: part({
    ...monthFigures,
    checked_out: count,
    inventory_items: count,
    inventory_added: count,
    customers: count,
    active_customers: count,
  }),
});

/** The schema of a record's fields. Keys that this version does not know are dropped. */
export const recordShape = {
  version: lineOfText(1, 40).regex(/^[\w.+-]+$/, 'a version, written like 0.2.0'),
  seed,
  configuration: configSchema,
  first_day: isoDate().refine(isInRange, DAY),
  weeks: wholeNumber(1, MAX_WEEKS),
  as_of: z
    .string(MOMENT)
    .regex(/^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/, { error: MOMENT, abort: true })
    .refine((text) => isInRange(text) && isoDate().safeParse(text.slice(0, 10)).success, MOMENT),
  ledger: ledgerSchema,
};

/**
 * Checks a document against a schema with the fields of a record.
 *
 * @param place - names the document in an error: a path, or `The table datagen_run of database shop`
 *
 * @throws DatagenError `dataset-invalid` that names each field that cannot be so, and what is wrong with it
 */
export function readDocument<Shape>(place: string, document: unknown, schema: z.ZodType<Shape>, hint: string): Shape {
  const known = dropUnknownConfiguration(document);
  const read = schema.safeParse(known);
  if (read.success) return freezeDeep(read.data) as Shape;
  const problems = findProblems(schema, known).map(
    (problem) => `${pathText(problem.path)}: ${describeFinding(problem)}`,
  );
  const more = problems.length - MAX_PROBLEMS;
  const lines = problems.slice(0, MAX_PROBLEMS).map((problem) => `\n  ${problem}`);
  throw new DatagenError(
    'dataset-invalid',
    `${place} cannot be what this program wrote:${lines.join('')}${more > 0 ? `\n  and ${more} more` : ''}`,
    { hint },
  );
}

/**
 * Removes the keys of a configuration that this version does not know, if another version wrote it. The rest has to be
 * valid, and missing keys get their defaults.
 */
function dropUnknownConfiguration(document: unknown): unknown {
  if (!isObject(document) || document.version === VERSION || !isObject(document.configuration)) return document;
  const configuration = structuredClone(document.configuration);
  for (const issue of configSchema.safeParse(configuration).error?.issues ?? []) {
    if (issue.code !== 'unrecognized_keys') continue;
    for (const key of issue.keys) deleteAt(configuration, issue.path, key);
  }
  return { ...document, configuration };
}

function deleteAt(root: Record<string, unknown>, path: DocumentPath, key: string): void {
  let holder: unknown = root;
  for (const part of path) holder = isObject(holder) || Array.isArray(holder) ? Reflect.get(holder, part) : undefined;
  if (isObject(holder)) delete holder[key];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
