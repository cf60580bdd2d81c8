import { mysqlSchema } from './connection-schema.js';
import { type DocumentPath, findProblems, pathText } from './describe-issues.js';
import type { Layer } from './layer.js';
import { type Document, documentWith, mergeDocuments, valueAt, withoutPaths } from './merge.js';
import { parseConfigText } from './parse.js';
import type { ConfigProblem } from './problem.js';
import { fileSchema } from './schema.js';
import { oldPathOf, translateOldKeys } from './translate-old-keys.js';

/** The text of a configuration file and how to call it. */
export interface ConfigFile {
  readonly path: string;
  readonly text: string;
}

const START_DATE = ['simulation', 'start_date'];
const MASTER_START_DATE = ['master_simulation', 'start_date'];
const TOTAL_WEEKS = ['master_simulation', 'total_weeks'];
const INITIAL_WEEKS = ['simulation', 'initial_weeks'];

/** What a configuration file says, and notices about keys that are read and not used. */
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

/** Puts the start date where a configuration has it; the one of master_simulation wins. */
function moveStartDate(document: Document): Document {
  const date = valueAt(document, MASTER_START_DATE);
  return date === undefined ? document : mergeDocuments([document, documentWith(START_DATE, date)]);
}

/** The path at which the file says what stands at a path of the configuration. */
function writtenPath(document: Document, path: DocumentPath): DocumentPath {
  const name = pathText(path);
  if (name === pathText(START_DATE) && valueAt(document, MASTER_START_DATE) !== undefined) return MASTER_START_DATE;
  if (name === pathText(TOTAL_WEEKS) && valueAt(document, TOTAL_WEEKS) === undefined) return INITIAL_WEEKS;
  return oldPathOf(document, path) ?? path;
}
