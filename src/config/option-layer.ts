import type { ConnectionPart } from './connection.js';
import { readConnectionUrl } from './connection-url.js';
import { pathText } from './describe-issues.js';
import { type Document, documentWith, mergeDocuments, valueAt } from './documents.js';
import type { Layer } from './layers.js';
import { type ConfigFlags, type ConfigOptionName, declarationOf, flagOf } from './option-table.js';
import { OPTION_RULES } from './options.js';
import { type ConfigProblem, describeSecret, describeValue } from './problem.js';

type OptionSource = 'flag' | 'environment';
type Values = Omit<ConfigFlags, 'scenario'>;

/** Pairs of options that contradict each other: two lengths of the run, two addresses of the server. */
const RIVALS = [
  ['weeks', 'years'],
  ['url', 'host'],
  ['url', 'port'],
  ['url', 'socket'],
  ['socket', 'host'],
  ['socket', 'port'],
] as const satisfies readonly (readonly [keyof Values, keyof Values])[];

/** The values of flags or variables. A value that is not allowed becomes a problem under its flag's or variable's name. */
export function readOptionLayer(from: OptionSource, values: Values): Layer {
  const label = (name: ConfigOptionName) => (from === 'flag' ? flagOf(name) : (declarationOf(name).variable ?? name));
  const problems: ConfigProblem[] = [];
  const refused: (readonly string[])[] = [];
  const documents: { name: ConfigOptionName; document: Document }[] = [];
  const connection: Record<string, unknown> = {};
  let urlParts: ConnectionPart = {};

  for (const name of Object.keys(OPTION_RULES) as ConfigOptionName[]) {
    const value = readValue(name, values[name]);
    if (value === undefined) continue;
    const { schema, convert, isSecret } = OPTION_RULES[name];
    const { path } = declarationOf(name);
    const issue = schema.safeParse(value).error?.issues[0];
    if (issue !== undefined) {
      const found = isSecret ? describeSecret(value) : describeValue(value);
      problems.push({ path: label(name), from, found, allowed: issue.message });
      if (path !== undefined) refused.push(path);
    } else if (path !== undefined) {
      const setting = convert === undefined ? value : convert(Number(value));
      documents.push({ name, document: documentWith(path, setting) });
    } else if (name === 'url') {
      const read = readConnectionUrl(String(value));
      if ('found' in read) problems.push({ path: label(name), from, ...read });
      else urlParts = read;
    } else {
      connection[name] = value;
    }
  }
  for (const [one, other] of RIVALS) {
    if (readValue(one, values[one]) === undefined || readValue(other, values[other]) === undefined) continue;
    const names = `${label(one)} and ${label(other)}`;
    problems.push({ path: names, from, found: 'both', allowed: 'one of them' });
  }

  return {
    document: mergeDocuments(documents.map(({ document }) => document)),
    connection: { ...urlParts, ...connection },
    problems,
    refused,
    nameOf: (path) => {
      const name = documents.find(({ document }) => valueAt(document, path) !== undefined)?.name;
      return { path: name === undefined ? pathText(path) : label(name), from };
    },
  };
}

function readValue(name: ConfigOptionName, given: string | number | undefined): string | number | undefined {
  if (given === undefined) return undefined;
  if (name === 'sslMode') return String(given).toUpperCase().replace('-', '_');
  if (!OPTION_RULES[name].isNumber) return String(given);
  const text = String(given).trim();
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) + 0 : given;
}
