import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type DocumentPath, pathText } from './describe-issues.js';
import { type ConfigProblem, type FilePlace, UNKNOWN_KEY } from './problem.js';
import { dataOf, findWrongKeys, nodeAt } from './syntax-tree.js';

/** A parsed configuration file: its data without comment keys, and the position of each key. */
export interface ParsedFile {
  readonly document: Readonly<Record<string, unknown>>;
  /** The position of a key or list item, or of the nearest one around it. */
  readonly placeOf: (path: DocumentPath) => FilePlace;
  readonly problems: readonly ConfigProblem[];
  /** Whether the text could be read as an object at all. */
  readonly readable: boolean;
}

const EXPECTATIONS: Readonly<Record<string, string>> = {
  InvalidSymbol: 'an object, a list, a text in double quotes, a number, true, false or null',
  InvalidNumberFormat: 'a number such as 12 or 0.5',
  PropertyNameExpected: 'a key in double quotes (after the last one there is no comma)',
  ValueExpected: 'a value',
  ColonExpected: 'a colon',
  CommaExpected: 'a comma',
  CloseBraceExpected: 'a closing brace }',
  CloseBracketExpected: 'a closing bracket ]',
  EndOfFileExpected: 'nothing more after the closing brace',
  InvalidCommentToken: 'a comment begins with // or /*',
  UnexpectedEndOfComment: 'a comment closed with */',
  UnexpectedEndOfString: 'a text closed with double quotes on the same line',
  UnexpectedEndOfNumber: 'digits',
  InvalidUnicode: 'four hexadecimal digits after \\u',
  InvalidEscapeCharacter: 'one of the escapes \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u',
  InvalidCharacter: 'no control character in a text',
};

/** What was found and what is allowed instead. */
const WRONG_KEYS = {
  twice: { found: 'the key a second time', allowed: 'each key once' },
  unknown: { found: UNKNOWN_KEY, allowed: 'a key of the configuration' },
} as const;

/**
 * Parses JSON with comments. Syntax errors, duplicate keys, an empty file and a top level that is not an object are
 * returned as problems with line and column. Comment keys are dropped from the document.
 */
export function parseConfigText(file: string, text: string): ParsedFile {
  const source = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  const place = (offset: number): FilePlace => ({ file, ...positionAt(source, offset) });
  const failed = (problems: ConfigProblem[]): ParsedFile => ({
    document: {},
    placeOf: () => place(0),
    problems,
    readable: false,
  });
  const problemAt = (offset: number, path: string, found: string, allowed: string): ConfigProblem => ({
    path,
    from: 'file',
    found,
    allowed,
    at: place(offset),
  });

  if (source.trim() === '') return failed([problemAt(0, 'the file', 'nothing', 'an object in braces, {} at least')]);
  const errors: ParseError[] = [];
  const root = parseNested(source, errors);
  if (root === 'too deep') return failed([problemAt(0, 'the file', 'lists nested beyond measure', 'fewer levels')]);
  if (errors.length > 0)
    return failed(
      firstOnEachOffset(errors).map((error) => {
        const code = printParseErrorCode(error.error);
        return problemAt(error.offset, 'syntax', describeText(source, error), EXPECTATIONS[code] ?? code);
      }),
    );
  if (root?.type !== 'object') {
    return failed([
      problemAt(
        root?.offset ?? 0,
        'the file',
        root?.type === 'array' ? 'a list' : `a ${root?.type ?? 'comment'}`,
        'an object in braces',
      ),
    ]);
  }
  return {
    document: dataOf(root) as Readonly<Record<string, unknown>>,
    placeOf: (path) => place(nodeAt(root, path).offset),
    problems: findWrongKeys(root).map(({ node, path, fault }) =>
      problemAt(node.offset, pathText(path), WRONG_KEYS[fault].found, WRONG_KEYS[fault].allowed),
    ),
    readable: true,
  };
}

function parseNested(source: string, errors: ParseError[]): Node | undefined | 'too deep' {
  try {
    return parseTree(source, errors, { allowTrailingComma: false });
  } catch (error) {
    if (error instanceof RangeError) return 'too deep';
    throw error;
  }
}

function firstOnEachOffset(errors: readonly ParseError[]): ParseError[] {
  return errors.filter((error, i) => errors.findIndex((other) => other.offset === error.offset) === i);
}

/** The text at an error. Words are not repeated, since one may be a password without its quotes. */
function describeText(source: string, error: ParseError): string {
  const found = source.slice(error.offset, error.offset + error.length).trim();
  if (found === '') return 'the end of the file';
  if (found.startsWith('"')) return 'a text';
  return /^[^\p{L}\p{N}]$/u.test(found) ? `a ${found}` : 'a word or number out of place';
}

function positionAt(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
