import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { generate } from '../../src/pipeline/generate.js';
import type { Sink } from '../../src/pipeline/sinks/sink.js';
import { configOf } from '../support/simulate.js';

/**
 * The SHA-256 of every file of the standard three years, seed 42, one after the other in the order of their names.
 * A change of output changes it: bump the generator's version, and say why in the changelog.
 */
const STANDARD = '8ce402ad714f86b44f8e4a26043449546727c51a9e069345b35fdf4c2b9d6ccb';

/** The same of two weeks at scale 100, a chain whose small tables the threads compose. */
const LARGE = '12ce1934cff6164db32c700e824a538ccd58965f0086cf520185533508bf61d7';

interface Shape {
  readonly threads: number;
  readonly blockWeeks?: number;
}

async function hashOf(weeks: number, shape: Shape, scale = 1, base?: number): Promise<string> {
  const hashes = new Map<string, ReturnType<typeof createHash>>();
  const sink: Sink = {
    write: async (table, bytes) => {
      // The bytes have to stay as they are for as long as they are being written.
      await nextTurn();
      const hash = hashes.get(table) ?? createHash('sha256');
      hashes.set(table, hash.update(bytes));
    },
  };
  const config = {
    simulation: { scale_factor: scale },
    generation: { base_weekly_transactions: base },
    master_simulation: { total_weeks: weeks },
  };
  await generate(configOf(config), sink, shape);
  const names = [...hashes.keys()].sort();
  const lines = names.map((name) => `${name} ${hashes.get(name)?.digest('hex')}\n`);
  return createHash('sha256').update(lines.join('')).digest('hex');
}

test.each<Shape>([{ threads: 1, blockWeeks: 13 }, { threads: 2 }, { threads: 7, blockWeeks: 3 }])(
  'the standard three years are the same bytes as ever with %o',
  async (shape) => {
    expect(await hashOf(156, shape)).toBe(STANDARD);
  },
);

test.each<Shape>([{ threads: 1 }, { threads: 3 }])(
  'two weeks of a large chain are the same bytes as ever with %o',
  async (shape) => {
    expect(await hashOf(2, shape, 100)).toBe(LARGE);
  },
);

test('blocks of one week make the bytes that larger ones make', async () => {
  expect(await hashOf(30, { threads: 2, blockWeeks: 1 })).toBe(await hashOf(30, { threads: 1, blockWeeks: 13 }));
});

test('busy stores make the same bytes on one thread as on several', async () => {
  expect(await hashOf(20, { threads: 2 }, 1, 4000)).toBe(await hashOf(20, { threads: 1 }, 1, 4000));
});
