import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { packageRoot } from '../../src/paths.js';

/** One `import`, `export … from` or `import()` of a source file. */
export interface Import {
  /** A package or a Node module by its name; a file of ours by its path from the package's root, ending in `.ts`. */
  readonly target: string;
  readonly isOurs: boolean;
  /** Whether only types are imported, so that nothing is left of it when the program runs. */
  readonly isType: boolean;
}

export interface SourceFile {
  /** From the package's root, with forward slashes. */
  readonly path: string;
  readonly lineCount: number;
  readonly imports: readonly Import[];
  /** The code with comments and the contents of texts blanked out. */
  readonly code: string;
}

const commentOrText =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|(?<=[=(,:;!&|?]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\/[a-z]*/g;
const importStatement =
  /\b(?:import|export)\s+(?<kind>type\s+)?(?:(?<names>[\w*\s{},$]+?)\s+from\s+)?'(?<from>[^']+)'|\bimport\(\s*'(?<dynamic>[^']+)'/g;

/** All files below a folder of the package whose name ends so; none when there is no such folder. */
export function listFiles(folder: string, ending: string): string[] {
  const absolute = join(packageRoot, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort();
}

/** Reads a TypeScript file for what it imports and what it says. */
export function readSource(path: string): SourceFile {
  return parseSource(path, readFileSync(join(packageRoot, path), 'utf8'));
}

/** Takes a TypeScript file apart; `path` says where its relative imports start from. */
export function parseSource(path: string, source: string): SourceFile {
  const withoutComments = source.replace(commentOrText, (match) => (/^\/[*/]/.test(match) ? ' ' : match));
  return {
    path,
    lineCount: source.trimEnd().split('\n').length,
    imports: [...withoutComments.matchAll(importStatement)].map((match) => toImport(path, match.groups ?? {})),
    code: source.replace(commentOrText, (match) => (/^['"]/.test(match) ? "''" : ' ')),
  };
}

function toImport(path: string, groups: Record<string, string | undefined>): Import {
  const specifier = groups.from ?? groups.dynamic ?? '';
  const isOurs = specifier.startsWith('.');
  const names =
    groups.names
      ?.trim()
      .match(/^\{(.*)\}$/s)?.[1]
      ?.split(',') ?? [];
  const named = names.map((name) => name.trim()).filter((name) => name !== '');
  return {
    target: isOurs
      ? normalize(join(dirname(path), specifier))
          .replaceAll('\\', '/')
          .replace(/\.js$/, '.ts')
      : specifier,
    isOurs,
    isType: groups.kind !== undefined || (named.length > 0 && named.every((name) => name.startsWith('type '))),
  };
}
