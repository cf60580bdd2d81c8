import { type DocumentPath, pathText } from './describe-issues.js';
import type { DeepReadonly } from './schema.js';

/** Plain data of a configuration document, keyed by the file's keys. */
export type Document = { readonly [key: string]: unknown };

/** Merges documents, later ones over earlier ones: objects key by key, other values as a whole. */
export function mergeDocuments(documents: readonly Document[]): Document {
  return documents.reduce<Document>(mergeTwo, {});
}

function mergeTwo(under: Document, over: Document): Document {
  const merged: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] = isDocument(below) && isDocument(value) ? mergeTwo(below, value) : value;
  }
  return merged;
}

/** The value at a path, undefined when there is none. */
export function valueAt(document: unknown, path: DocumentPath): unknown {
  let value = document;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}

/** A copy of a document without the values at the paths. For a path into a list the whole list is removed. */
export function withoutPaths(document: Document, paths: readonly DocumentPath[]): Document {
  const gone = new Set(paths.map((path) => pathText(keysOf(path))));
  const copy = (part: Document, path: DocumentPath): Document =>
    Object.fromEntries(
      Object.entries(part)
        .filter(([key]) => !gone.has(pathText([...path, key])))
        .map(([key, value]) => [key, isDocument(value) ? copy(value, [...path, key]) : value]),
    );
  return copy(document, []);
}

/** A document with one value at a path of keys. */
export function documentWith(path: readonly string[], value: unknown): Document {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as Document;
}

/** A path up to its first list position: lists are replaced whole. */
function keysOf(path: DocumentPath): DocumentPath {
  const list = path.findIndex((part) => typeof part === 'number');
  return list === -1 ? path : path.slice(0, list);
}

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Freezes plain data deeply and returns it. */
export function freezeDeep<Data>(data: Data): DeepReadonly<Data> {
  if (typeof data === 'object' && data !== null && !Object.isFrozen(data)) {
    Object.freeze(data);
    for (const part of Object.values(data)) freezeDeep(part);
  }
  return data as DeepReadonly<Data>;
}
