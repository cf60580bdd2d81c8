import { TARGET_KINDS } from '../config/connection.js';
import { flag, lineOfText, oneOf, wholeNumber } from '../config/fields.js';
import { seasonPercent, totalWeeks } from '../config/master-schema.js';
import { OPTION_TABLE } from '../config/option-table.js';
import { describeFinding, describeValue } from '../config/problem.js';
import { FILE_FORMATS } from '../dataset/file-form.js';
import { DatagenError } from '../errors.js';
import { TABLES } from '../schema/tables.js';

type Rule = typeof totalWeeks | typeof seasonPercent | ReturnType<typeof flag | typeof lineOfText | typeof oneOf>;

const THREADS = wholeNumber(...OPTION_TABLE.threads.range);
const FOLDER = lineOfText(1, 4096);

/** The values of the options that the configuration does not check. */
const RULES: Readonly<Record<string, Rule>> = {
  threads: THREADS,
  season: seasonPercent,
  engine: oneOf(TARGET_KINDS),
  folder: FOLDER,
  format: oneOf(FILE_FORMATS),
  compress: oneOf(['gzip']),
  header: flag(),
  overwrite: flag(),
  views: flag(),
  dryRun: flag(),
  binlog: flag(),
};

/**
 * Checks the options of a call; one that is undefined has its default.
 *
 * @throws DatagenError `usage` that names the option, what it may be and what was found
 */
export function checkOptions(options: object): void {
  for (const [name, value] of Object.entries(options)) {
    const rule = RULES[name];
    if (value !== undefined && rule !== undefined) checkValue(name, value, rule);
    if (value !== undefined && name === 'tables') checkTables(value);
  }
}

/** Checks the path of a folder. */
export function checkFolder(folder: unknown): void {
  checkValue('folder', folder, FOLDER);
}

/** Checks the number of weeks that an update appends. */
export function checkWeeks(weeks: unknown): void {
  checkValue('weeks', weeks, totalWeeks);
}

function checkValue(name: string, value: unknown, rule: Rule): void {
  const issue = rule.safeParse(value).error?.issues[0];
  if (issue !== undefined) throw refuse(name, describeValue(value), issue.message);
}

function checkTables(tables: unknown): void {
  const names: readonly string[] = TABLES.map(({ name }) => name);
  const allowed = `a list of tables: ${names.join(', ')}`;
  if (!Array.isArray(tables) || tables.length === 0) throw refuse('tables', describeValue(tables), allowed);
  const unknown = tables.find((name) => !names.includes(name));
  if (unknown !== undefined) throw refuse('tables', describeValue(unknown), allowed);
}

function refuse(name: string, found: string, allowed: string): DatagenError {
  return new DatagenError('usage', `${name}: ${describeFinding({ found, allowed })}.`);
}

/**
 * The text of a configuration as a file would hold it.
 *
 * @throws DatagenError `config-invalid` for values that JSON cannot hold
 */
export function writeConfig(config: unknown): string {
  try {
    const text: string | undefined = JSON.stringify(config, requirePlain);
    if (text !== undefined) return text;
  } catch (cause) {
    if (cause instanceof DatagenError) throw cause;
    throw notPlain('config', 'an object that refers to itself', cause);
  }
  throw notPlain('config', 'nothing');
}

function requirePlain(key: string, value: unknown): unknown {
  const kind = Object.prototype.toString.call(value).slice('[object '.length, -1);
  const isPlain = ['Object', 'Array', 'String', 'Boolean', 'Null', 'Undefined'].includes(kind);
  if (isPlain || (kind === 'Number' && Number.isFinite(value))) return value;
  throw notPlain(key === '' ? 'config' : key, kind === 'Number' ? String(value) : `a ${kind}`);
}

function notPlain(name: string, found: string, cause?: unknown): DatagenError {
  const allowed = 'objects, lists, texts, numbers, true, false or null, as in a JSON file';
  return new DatagenError('config-invalid', `${name}: ${describeFinding({ found, allowed })}.`, { cause });
}
