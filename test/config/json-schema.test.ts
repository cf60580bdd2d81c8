import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configJsonSchema } from '../../src/config/json-schema.js';
import { packageRoot } from '../../src/paths.js';

interface Part {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Part>>;
  readonly patternProperties?: Readonly<Record<string, unknown>>;
  readonly additionalProperties?: unknown;
  readonly anyOf?: readonly Part[];
  readonly items?: Part | boolean;
}

const schema: Part = configJsonSchema();

function partsOf(part: Part, path = ''): [string, Part][] {
  const inner = [...(part.anyOf ?? []), ...(typeof part.items === 'object' ? [part.items] : [])];
  return [
    [path, part],
    ...inner.flatMap((other) =>
      partsOf(other, path).filter(([, found]) => found.properties !== undefined || found !== other),
    ),
    ...Object.entries(part.properties ?? {}).flatMap(([key, value]) => partsOf(value, `${path}.${key}`)),
  ];
}

test('tells range, default and meaning of a key', () => {
  expect(schema.properties?.generation?.properties?.churn_rate).toEqual({
    type: 'number',
    minimum: 0,
    maximum: 1,
    default: 0.4,
    description: 'Share of the customers not loyal who leave early.',
  });
});

test('every key has a description', () => {
  const silent = partsOf(schema).flatMap(([path, part]) =>
    Object.entries(part.properties ?? {})
      .filter(([, value]) => value.description === undefined)
      .map(([key]) => `${path}.${key}`),
  );
  expect(silent).toEqual([]);
});

test('every object refuses unknown keys and takes comment keys', () => {
  const objects = partsOf(schema).filter(([, part]) => part.properties !== undefined);
  expect(objects.length).toBeGreaterThan(12);
  for (const [, part] of objects) {
    const [pattern = 'none'] = Object.keys(part.patternProperties ?? {});
    const keys = ['_why', 'description', 'rates_description', 'note', 'rates', 'descriptions'];
    expect(keys.filter((key) => new RegExp(pattern, 'u').test(key))).toEqual(keys.slice(0, 4));
    expect(part.additionalProperties).toBe(false);
  }
});

test('the schema that ships is the schema of this version', () => {
  const shipped = readFileSync(join(packageRoot, 'config.schema.json'), 'utf8');
  expect(JSON.parse(shipped)).toEqual(configJsonSchema());
});
