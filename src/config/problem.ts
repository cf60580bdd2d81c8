import { DatagenError } from '../errors.js';
import { programCall } from '../program-call.js';

/** A problem of the user's input. */
export interface ConfigProblem {
  /** A key's path, `generation.churn_rate`; a flag, `--weeks`; a variable, `DVDRENTAL_WEEKS`; or a file. */
  readonly path: string;
  /** Where the user wrote it. */
  readonly from: 'flag' | 'environment' | 'file' | 'scenario';
  /** What was found, in words; never a password. */
  readonly found: string;
  /** What is allowed, or what to do instead. */
  readonly allowed: string;
  /** Place in the file: its name and position, both counted from 1. */
  readonly at?: FilePlace;
}

export interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** `config.json:12:5 generation.churn_rate: expected a number from 0 to 1; found 1.5` */
export function formatProblem(problem: ConfigProblem): string {
  const { path, at } = problem;
  const place = at === undefined ? '' : `${at.file}:${at.line}:${at.column} `;
  return `${place}${path}: ${describeFinding(problem)}`;
}

/** What was expected and what was found; a suggestion comes last. */
export function describeFinding({ found, allowed }: Pick<ConfigProblem, 'found' | 'allowed'>): string {
  const [, expected = '', suggestion] = /^(.*?)(?:(?:^|; )(did you mean .*))?$/s.exec(allowed) ?? [];
  const finding = expected === '' ? `found ${found}` : `expected ${expected}; found ${found}`;
  return suggestion === undefined ? finding : `${finding}; ${suggestion}`;
}

/** An error that lists every problem on its own line: `usage` when a flag is among them, else `config-invalid`. */
export class ConfigError extends DatagenError {
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    const code = problems.some((problem) => problem.from === 'flag') ? 'usage' : 'config-invalid';
    const title =
      problems.length === 1 ? 'The configuration has a problem:' : `The configuration has ${problems.length} problems:`;
    super(code, [title, ...problems.map((problem) => `  ${formatProblem(problem)}`)].join('\n'), {
      hint:
        code === 'usage'
          ? 'Correct it and run the command again; --help lists every option.'
          : `Correct it and run the command again; ${programCall('config', 'schema')} describes every key.`,
    });
    this.problems = problems;
  }
}

/** What is found where a key stands that is not a known one. */
export const UNKNOWN_KEY = 'an unknown key';

/** A value in words, short enough for one line. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : shorten(JSON.stringify(value), 'a list');
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'number') return String(value);
  return shorten(JSON.stringify(value), 'a long text');
}

/** What is wrong with a secret value, which is not repeated. */
export function describeSecret(value: unknown): string {
  if (typeof value === 'string') {
    const control = /\p{Cc}/u.exec(value)?.[0];
    if (control === '\0') return 'a text with a NUL character';
    return control === undefined ? 'another text' : 'a text with a control character, such as a line break';
  }
  return 'no text';
}

function shorten(text: string, kind: string): string {
  return text.length <= 60 ? text : `${kind} that begins ${text.slice(0, 40)}…`;
}
