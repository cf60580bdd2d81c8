import { z } from 'zod';
import { type ConfigProblem, describeSecret, describeValue, UNKNOWN_KEY } from './problem.js';
import { suggestWord } from './suggest.js';

/** A place in a document: keys and list positions from the top. */
export type DocumentPath = readonly PropertyKey[];

/** A problem whose source is not known yet. */
export interface DocumentProblem extends Pick<ConfigProblem, 'found' | 'allowed'> {
  readonly path: DocumentPath;
}

/** `master_simulation.phases[0].from_week`; the top is `the document`. */
export function pathText(path: DocumentPath): string {
  if (path.length === 0) return 'the document';
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

/** Checks a document against a schema and returns all problems, one for each place. */
export function findProblems(schema: z.ZodType, document: unknown): DocumentProblem[] {
  const result = schema.safeParse(document, { reportInput: true, error: nameUnknownKeys });
  const problems = new Map<string, DocumentProblem>();
  for (const issue of result.error?.issues ?? []) {
    for (const problem of describeIssue(issue)) {
      const place = pathText(problem.path);
      if (!problems.has(place)) problems.set(place, problem);
    }
  }
  return [...problems.values()];
}

/** Carries the keys that an object knows to `describeIssue`, in the place of a message. */
const nameUnknownKeys: z.core.$ZodErrorMap = (issue) =>
  issue.code === 'unrecognized_keys' ? currentKeys(shapeOf(issue.inst)).join(' ') : undefined;

/** The keys of an object, without those of older files. */
function currentKeys(shape: object): string[] {
  return Object.entries(shape)
    .filter(([, schema]) => !(schema instanceof z.ZodType && schema.meta()?.deprecated === true))
    .map(([key]) => key);
}

function shapeOf(schema: unknown): object {
  return typeof schema === 'object' && schema !== null && 'shape' in schema && typeof schema.shape === 'object'
    ? (schema.shape ?? {})
    : {};
}

function describeIssue(issue: z.core.$ZodIssue): DocumentProblem[] {
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message.split(' ');
    return issue.keys.map((key) => {
      const meant = suggestWord(key, known);
      const allowed = meant === undefined ? `one of ${known.join(', ')}` : `did you mean ${meant}?`;
      return { path: [...issue.path, key], found: UNKNOWN_KEY, allowed };
    });
  }
  const inside = issue.code === 'invalid_union' ? issuesOfClosest(issue) : [];
  if (inside.length > 0) {
    return inside.flatMap((each) => describeIssue({ ...each, path: [...issue.path, ...each.path] }));
  }
  const secret = issue.path.at(-1) === 'password';
  const found = secret ? describeSecret(issue.input) : describeValue(issue.input);
  return [{ path: issue.path, found, allowed: allowedBy(issue) }];
}

/** The issues of the alternative that the value is of, such as those of the items of a list; none if it is of no one. */
function issuesOfClosest({ errors }: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] {
  return errors.find((issues) => issues.every(({ path }) => path.length > 0)) ?? [];
}

/** The message says what is allowed; a word that is nearly one of the allowed ones gets a hint. */
function allowedBy(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_value' || typeof issue.input !== 'string') return issue.message;
  const meant = suggestWord(issue.input, issue.values.map(String));
  return meant === undefined ? issue.message : `${issue.message}; did you mean ${meant}?`;
}
