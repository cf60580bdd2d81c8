import type { Node } from 'jsonc-parser';
import type { DocumentPath } from './describe-issues.js';

/** Setting this key would change the object's prototype. */
const PROTOTYPE = '__proto__';

/**
 * Whether a key is a comment for people or editors: `_…`, `description`, `…_description`, `$schema`, and `note` outside
 * a schedule.
 */
function isCommentKey(key: string, inSchedule: boolean): boolean {
  return (
    (key.startsWith('_') && key !== PROTOTYPE) ||
    key === 'description' ||
    key === '$schema' ||
    key.endsWith('_description') ||
    (key === 'note' && !inSchedule)
  );
}

/** The plain data of a syntax tree without its comment keys; -0 becomes 0. `key` is the key that leads to it. */
export function dataOf(node: Node, key?: string): unknown {
  if (node.type === 'array') return (node.children ?? []).map((item) => dataOf(item, key));
  if (node.type !== 'object') return node.value === 0 ? 0 : (node.value as unknown);
  const object: Record<string, unknown> = {};
  for (const property of node.children ?? []) {
    const name = keyOf(property);
    const value = property.children?.[1];
    if (value === undefined || name === PROTOTYPE || isCommentKey(name, key === 'hot_categories')) continue;
    object[name] = dataOf(value, name);
  }
  return object;
}

/** A key that no object may have, independent of the schema. */
export interface WrongKey {
  readonly node: Node;
  readonly path: DocumentPath;
  readonly fault: 'twice' | 'unknown';
}

/** Every key that its object has already, and every `__proto__`, which no document can hold as a key. */
export function findWrongKeys(node: Node, path: DocumentPath = []): WrongKey[] {
  const found: WrongKey[] = [];
  const seen = new Set<string>();
  for (const [i, child] of (node.children ?? []).entries()) {
    if (child.type !== 'property') {
      found.push(...findWrongKeys(child, [...path, i]));
      continue;
    }
    const key = keyOf(child);
    if (seen.has(key)) found.push({ node: child, path: [...path, key], fault: 'twice' });
    else if (key === PROTOTYPE) found.push({ node: child, path: [...path, key], fault: 'unknown' });
    seen.add(key);
    const value = child.children?.[1];
    if (value !== undefined) found.push(...findWrongKeys(value, [...path, key]));
  }
  return found;
}

/** The key or list item at a path, or the nearest one around it that the tree has. */
export function nodeAt(root: Node, path: DocumentPath): Node {
  let place = root;
  let value: Node | undefined = root;
  for (const part of path) {
    const child: Node | undefined =
      typeof part === 'number'
        ? value?.children?.[part]
        : value?.children?.find((property) => property.type === 'property' && keyOf(property) === part);
    if (child === undefined) break;
    place = child;
    value = child.type === 'property' ? child.children?.[1] : child;
  }
  return place;
}

function keyOf(property: Node): string {
  return String(property.children?.[0]?.value);
}
