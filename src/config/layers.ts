import type { ConnectionPart } from './connection.js';
import { mysqlSchema } from './connection-schema.js';
import { type DocumentPath, findProblems, pathText } from './describe-issues.js';
import { type Document, documentWith, mergeDocuments, valueAt, withoutPaths } from './documents.js';
import { parseConfigText } from './parse.js';
import { type ConfigProblem, describeValue } from './problem.js';
import { findScenario, SCENARIOS } from './scenarios/list.js';
import { fileSchema } from './schema.js';
import { suggestWord } from './suggest.js';
import { oldPathOf, translateOldKeys } from './translate-old-keys.js';

/** The configuration of one source: flags, environment, file or scenario. */
export interface Layer {
  /** The valid part, with the start date in `simulation`. */
  readonly document: Document;
  readonly connection: ConnectionPart;
  readonly problems: readonly ConfigProblem[];
  /** The paths whose values were refused, so that contradictions with them are not reported too. */
  readonly refused: readonly DocumentPath[];
  /** The user's name for the value at a path: a flag, a variable, or a key with its position. */
  readonly nameOf: (path: DocumentPath) => Pick<ConfigProblem, 'path' | 'from' | 'at'>;
}

/** The text of a configuration file and how to call it. */
export interface ConfigFile {
  readonly path: string;
  readonly text: string;
}

const START_DATE = ['simulation', 'start_date'];
const MASTER_START_DATE = ['master_simulation', 'start_date'];
const TOTAL_WEEKS = ['master_simulation', 'total_weeks'];
const INITIAL_WEEKS = ['simulation', 'initial_weeks'];

/** The configuration of a file, and notices about its unused keys. */
export function readFileLayer(file: ConfigFile): Layer & { readonly notices: readonly string[] } {
  const parsed = parseConfigText(file.path, file.text);
  const found = findProblems(fileSchema, parsed.document);
  const nameKey: Layer['nameOf'] = (path) => ({
    path: pathText(path),
    from: 'file',
    at: parsed.placeOf(path),
  });
  const refused = found.map((problem) => problem.path);
  const good = withoutPaths(parsed.document, refused);
  const translated = translateOldKeys(good);
  return {
    document: withoutPaths(moveStartDate(translated.document), [['mysql'], MASTER_START_DATE]),
    connection: { ...mysqlSchema.parse(good.mysql ?? {}), file: file.path },
    problems: [
      ...parsed.problems,
      ...found.map(({ path, found, allowed }) => ({ ...nameKey(path), found, allowed })),
    ].sort(byPlace),
    refused: parsed.readable ? refused : [[]],
    nameOf: (path) => nameKey(writtenPath(parsed.document, path)),
    notices: translated.notices,
  };
}

function byPlace(one: ConfigProblem, other: ConfigProblem): number {
  return (one.at?.line ?? 0) - (other.at?.line ?? 0) || (one.at?.column ?? 0) - (other.at?.column ?? 0);
}

/** Moves the start date to its place in a configuration; the one of master_simulation takes precedence. */
function moveStartDate(document: Document): Document {
  const date = valueAt(document, MASTER_START_DATE);
  return date === undefined ? document : mergeDocuments([document, documentWith(START_DATE, date)]);
}

/** The path in the file for a path of the configuration. */
function writtenPath(document: Document, path: DocumentPath): DocumentPath {
  const name = pathText(path);
  if (name === pathText(START_DATE) && valueAt(document, MASTER_START_DATE) !== undefined) return MASTER_START_DATE;
  if (name === pathText(TOTAL_WEEKS) && valueAt(document, TOTAL_WEEKS) === undefined) return INITIAL_WEEKS;
  return oldPathOf(document, path) ?? path;
}

export interface ChosenScenario {
  readonly name: string;
  /** Whether the user chose it, rather than leaving it to the default. */
  readonly chosen: boolean;
  readonly layer: Layer;
}

/** The scenario that a flag names, else the environment, else the default. */
export function chooseScenario(
  flag: string | number | undefined,
  variable: string | number | undefined,
): ChosenScenario {
  const wanted = flag ?? variable;
  const problems: ConfigProblem[] = [];
  if (flag !== undefined) problems.push(...nameProblems('--scenario', 'flag', String(flag)));
  if (variable !== undefined) problems.push(...nameProblems('DVDRENTAL_SCENARIO', 'environment', String(variable)));
  const scenario = (wanted === undefined ? undefined : findScenario(String(wanted))) ?? SCENARIOS[0];
  return {
    name: scenario.name,
    chosen: wanted !== undefined,
    layer: {
      document: scenario.configuration,
      connection: {},
      problems,
      refused: problems.length > 0 ? [[]] : [],
      nameOf: (path) => ({ path: `${pathText(path)} of the scenario ${scenario.name}`, from: 'scenario' }),
    },
  };
}

function nameProblems(path: string, from: ConfigProblem['from'], name: string): ConfigProblem[] {
  if (findScenario(name) !== undefined) return [];
  const names = SCENARIOS.map((scenario) => scenario.name);
  const meant = suggestWord(name, names);
  const known = `one of ${names.join(', ')}`;
  const allowed = meant === undefined ? known : `${known}; did you mean ${meant}?`;
  return [{ path, from, found: describeValue(name), allowed }];
}
