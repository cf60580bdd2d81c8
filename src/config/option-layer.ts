import type { ConnectionPart } from './connection.js';
import { readConnectionUrl } from './connection-url.js';
import { pathText } from './describe-issues.js';
import type { Layer } from './layer.js';
import { type Document, documentWith, mergeDocuments, valueAt } from './merge.js';
import { type ConfigFlags, OPTIONS, type Option } from './options.js';
import { type ConfigProblem, describeSecret, describeValue } from './problem.js';

type OptionSource = 'flag' | 'environment';
type Values = Omit<ConfigFlags, 'scenario'>;

const NUMERIC = new Set(['weeks', 'years', 'seed', 'scaleFactor', 'season', 'port']);
const SECRET = new Set(['password', 'url']);

/** Pairs of options that contradict each other: two lengths of the run, two addresses of the server. */
const RIVALS = [
  ['weeks', 'years'],
  ['url', 'host'],
  ['url', 'port'],
  ['url', 'socket'],
  ['socket', 'host'],
  ['socket', 'port'],
] as const satisfies readonly (readonly [keyof Values, keyof Values])[];

/** What flags or variables say; a value that is not allowed becomes a problem under its flag's or variable's name. */
export function readOptionLayer(from: OptionSource, values: Values): Layer {
  const label = (option: Option) => (from === 'flag' ? option.flag : option.variable);
  const problems: ConfigProblem[] = [];
  const refused: (readonly string[])[] = [];
  const documents: { option: Option; document: Document }[] = [];
  const connection: Record<string, unknown> = {};
  let urlParts: ConnectionPart = {};

  for (const [name, option] of Object.entries(OPTIONS)) {
    const value = readValue(name, values[name as keyof Values]);
    if (value === undefined) continue;
    const issue = option.schema.safeParse(value).error?.issues[0];
    if (issue !== undefined) {
      const found = SECRET.has(name) ? describeSecret(value) : describeValue(value);
      problems.push({ path: label(option), from, found, allowed: issue.message });
      if (option.path !== undefined) refused.push(option.path);
    } else if (option.path !== undefined) {
      const setting = option.convert === undefined ? value : option.convert(Number(value));
      documents.push({ option, document: documentWith(option.path, setting) });
    } else if (name === 'url') {
      const read = readConnectionUrl(String(value));
      if ('found' in read) problems.push({ path: label(option), from, ...read });
      else urlParts = read;
    } else {
      connection[name] = value;
    }
  }
  for (const [one, other] of RIVALS) {
    if (readValue(one, values[one]) === undefined || readValue(other, values[other]) === undefined) continue;
    const names = `${label(OPTIONS[one])} and ${label(OPTIONS[other])}`;
    problems.push({ path: names, from, found: 'both', allowed: 'one of them' });
  }

  return {
    document: mergeDocuments(documents.map(({ document }) => document)),
    connection: { ...urlParts, ...connection },
    problems,
    refused,
    nameOf: (path) => {
      const option = documents.find(({ document }) => valueAt(document, path) !== undefined)?.option;
      return { path: option === undefined ? pathText(path) : label(option), from };
    },
  };
}

function readValue(name: string, given: string | number | undefined): string | number | undefined {
  if (given === undefined) return undefined;
  if (name === 'sslMode') return String(given).toUpperCase().replace('-', '_');
  if (!NUMERIC.has(name)) return String(given);
  const text = String(given).trim();
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) + 0 : given;
}
