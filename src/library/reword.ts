import { ConfigError } from '../config/problem.js';
import { DatagenError } from '../errors.js';
import { splitWords } from '../program-call.js';

type Wording = readonly [pattern: RegExp, words: string | ((...parts: string[]) => string)];

/**
 * The library's words for what messages call as the command line does, in the order in which they are looked for.
 * Commands that the library lacks stay as they are.
 */
const WORDINGS: readonly Wording[] = [
  [/`dvdrental generate ([^`]+)`/g, (_, words) => `\`${callCreateDataset(splitWords(words ?? ''))}\``],
  [/`dvdrental run`/g, '`createDatabase` or `loadDataset`'],
  [/`dvdrental summary`/g, '`summarise`'],
  [/`dvdrental validate`/g, '`validate`'],
  [/`dvdrental config schema` describes/g, 'the type `ConfigInput` describes'],
  [/^( +)--([a-z-]+)(?=: )/gm, (_, indent, flag) => `${indent}${nameOption(flag ?? '')}`],
  [/; --help lists every option/g, ''],
  [/\(generate --tables\)/g, '(`tables`)'],
  [/Run the command that loaded it again, with --resume added/g, 'Load it again with { overwrite: true }'],
  [/run again with --resume/g, 'load it again with { overwrite: true }'],
  [/Use --resume or --overwrite: both make it again/g, 'Use { overwrite: true }, which makes it again'],
  [/--resume or --overwrite/g, '{ overwrite: true }'],
  [
    /and --overwrite asks before it replaces the database/g,
    'and { overwrite: true } replaces the database all the same',
  ],
  [/\b(r|R)un the command again/g, (_, first) => `${first === 'R' ? 'C' : 'c'}all it again`],
  [/ with --output-dir\b/g, ''],
  [/with -D NAME\b/g, 'with the option `database`'],
  [/Set DVDRENTAL_PASSWORD, or ask for a prompt with -p/g, 'Give the option `password`'],
  [/DVDRENTAL_PASSWORD or is asked for by -p/g, 'the option `password`'],
  [/DVDRENTAL_PASSWORD or -p takes its place/g, 'the option `password` takes its place'],
  [/--target none and load the CSV files/g, '`createDataset` and load the CSV files'],
  [/--url (mysql:\S+?)(?=[.,;)]|\s|$)/g, "{ url: '$1' }"],
  [/--ssl-mode (REQUIRED|PREFERRED or DISABLED)/g, (_, mode) => `{ sslMode: '${mode?.replace(' or ', "' or '")}' }`],
  [/--target duckdb\b/g, "{ engine: 'duckdb' }"],
  [/--format parquet\b/g, "{ format: 'parquet' }"],
  [/--null NA\b/g, "{ null_text: 'NA' }"],
  [/--null\b/g, '`null_text`'],
  [/--season (-?[\d.]+)/g, '{ season: $1 }'],
  [/--overwrite\b/g, '{ overwrite: true }'],
  [/--no-binlog\b/g, '{ binlog: false }'],
  [/--scale-factor\b/g, '`scale_factor`'],
  [/--ssl-mode\b/g, '`sslMode`'],
  [/--ssl-ca\b/g, '`sslCa`'],
  [/--(url|host|port|socket|user|password|database|scenario|season)\b/g, '`$1`'],
];

/** `ssl-mode` as the library has it: `sslMode`. */
function nameOption(flag: string): string {
  return flag.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function callCreateDataset(words: readonly string[]): string {
  const folder = words[words.indexOf('-o') + 1] ?? '';
  return `createDataset('${folder}'${words.includes('--overwrite') ? ', { overwrite: true }' : ''})`;
}

/** Words a message for a program that calls the library. */
export function rewordText(text: string): string {
  return WORDINGS.reduce((reworded, [pattern, words]) => reworded.replace(pattern, words as string), text);
}

/** Words the messages of an error of this program for a program that calls the library, and returns it. */
export function rewordError(error: unknown): unknown {
  if (!(error instanceof DatagenError)) return error;
  const message = rewordText(error.message);
  const stack = error.stack?.replace(error.message, () => message);
  Object.assign(error, { message, stack, hint: error.hint && rewordText(error.hint) });
  if (!(error instanceof ConfigError)) return error;
  const problems = error.problems.map((problem) => ({
    ...problem,
    path: rewordText(problem.path).replaceAll('`', ''),
    allowed: rewordText(problem.allowed),
  }));
  return Object.assign(error, { problems });
}
