import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countCells, GuideTable } from '../../../src/model/random/guide-table.js';
import { drawPoisson, exactExp, exactPower } from '../../../src/model/random/power.js';
import { RandomBuffer } from '../../../src/model/random/random-buffer.js';
import { Purpose, Stream } from '../../../src/model/random/stream.js';

const draws = (stream: Stream, count: number) => Array.from({ length: count }, () => stream.next());

describe('a stream', () => {
  test('is fixed by its address for ever', () => {
    expect(draws(new Stream(42, 1, 2, 3), 4)).toEqual([3733349987, 2810164708, 341527992, 2604903168]);
    expect(draws(new Stream(0, 0, 0, 0), 2)).toEqual([3477217594, 1252686571]);
  });

  test('differs from every neighbour', () => {
    const firsts = new Set<number>();
    for (let a = -1; a < 20; a++) {
      for (let b = -1; b < 20; b++) {
        for (let purpose = 0; purpose < 5; purpose++) firsts.add(new Stream(42, a, b, purpose).next());
      }
    }
    expect(firsts.size).toBe(21 * 21 * 5);
  });

  test('is even in every bit', () => {
    const stream = new Stream(7, 0, 0, 0);
    const ones = new Array<number>(32).fill(0);
    const count = 20_000;
    for (const word of draws(stream, count)) {
      for (let bit = 0; bit < 32; bit++) ones[bit]! += (word >>> bit) & 1;
    }
    // Five standard deviations of a fair coin.
    for (const one of ones) expect(Math.abs(one - count / 2)).toBeLessThan(5 * Math.sqrt(count / 4));
  });

  test('draws whole numbers from low to high', () => {
    const stream = new Stream(1, 2, 3, 4);
    const seen = new Set(Array.from({ length: 500 }, () => stream.between(3, 7)));
    expect([...seen].sort()).toEqual([3, 4, 5, 6, 7]);
  });
});

test('no two purposes of streams have the same number', () => {
  const numbers = Object.values(Purpose);
  expect(new Set(numbers).size).toBe(numbers.length);
});

describe('Poisson draws', () => {
  test.each([0.01, 1, 17.5, 300, 2000])('have mean and variance %d', (mean) => {
    const count = 4000;
    const values = Array.from({ length: count }, (_, i) => drawPoisson(new Stream(5, i, 0, 9), mean));
    const average = values.reduce((sum, value) => sum + value, 0) / count;
    const variance = values.reduce((sum, value) => sum + (value - average) ** 2, 0) / count;
    expect(Math.abs(average - mean)).toBeLessThan(5 * Math.sqrt(mean / count));
    expect(variance / mean).toBeGreaterThan(0.85);
    expect(variance / mean).toBeLessThan(1.15);
  });

  test('are zero for a mean of zero', () => {
    expect(drawPoisson(new Stream(1, 1, 1, 1), 0)).toBe(0);
  });
});

describe('powers from square roots', () => {
  test('agree with the built-in functions', () => {
    fc.assert(
      fc.property(fc.double({ min: -300, max: 300, noNaN: true }), (x) => {
        expect(exactExp(x) / Math.exp(x)).toBeCloseTo(1, 9);
      }),
    );
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1000, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (base, exponent) => {
          expect(exactPower(base, exponent) / base ** exponent).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  test('are frozen to the bit', () => {
    expect([exactExp(-32.5), exactPower(7, 0.6), exactPower(1.02, 156)]).toEqual([
      7.681204685201797e-15, 3.214095849712623, 21.959719826504283,
    ]);
  });
});

test('draws are the upper bits of their stream, however many lie ready at a time', () => {
  const stream = new Stream(6, 5, 4, 3);
  const ahead = new RandomBuffer();
  ahead.open(6, 5, 4, 3);
  for (let round = 0; round < 400; round++) {
    ahead.require(round % 90);
    for (let i = 0; i < round % 90; i++) expect(ahead.word()).toBe(stream.next() >>> 1);
  }
});

describe('a guide table', () => {
  const tableOf = (weights: readonly number[]) => GuideTable.of(weights);

  test('gives each its share', () => {
    const weights = [1, 0, 3, 6, 0.5];
    const table = tableOf(weights);
    const stream = new Stream(3, 3, 3, 3);
    const counts = new Array<number>(5).fill(0);
    const count = 50_000;
    for (let i = 0; i < count; i++) counts[table.pick(stream.next() >>> 1)]! += 1;
    weights.forEach((weight, i) => {
      const share = weight / 10.5;
      expect(Math.abs(counts[i]! - share * count)).toBeLessThanOrEqual(5 * Math.sqrt(count * share * (1 - share)));
    });
  });

  test('lies side by side with others, and leaves them alone when it is built anew for more', () => {
    const room = { guide: new Uint16Array(countCells(3) + countCells(40)), last: new Int32Array(43) };
    const left = new GuideTable(room, 0, 0);
    const right = new GuideTable(room, countCells(3), 3);
    const many = Array.from({ length: 40 }, (_, i) => i + 1);
    left.build([5, 1, 2], 3);
    right.build(many, 7);
    right.build(many, 40);
    for (const [table, weights] of [
      [left, [5, 1, 2]],
      [right, many],
    ] as const) {
      const alone = tableOf(weights);
      for (let word = 0; word < 2 ** 31; word += 999_983) expect(table.pick(word)).toBe(alone.pick(word));
    }
  });

  test('gives every word to the outcome in whose part of the sum it falls, and none to a weight of zero', () => {
    const weight = fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 1e3, noNaN: true }));
    const word = fc.integer({ min: 0, max: 2 ** 31 - 1 });
    fc.assert(
      fc.property(
        fc.array(weight, { minLength: 1, maxLength: 300 }).filter((weights) => weights.some((w) => w > 0)),
        fc.oneof(word, fc.constantFrom(0, 2 ** 31 - 1)),
        (weights, drawn) => {
          const outcome = tableOf(weights).pick(drawn);
          const total = weights.reduce((sum, w) => sum + w, 0);
          const upTo = (end: number) => weights.slice(0, end).reduce((sum, w) => sum + w, 0);
          const at = (drawn / 2 ** 31) * total;
          expect(at).toBeGreaterThanOrEqual(upTo(outcome) - total * 1e-9);
          expect(at).toBeLessThanOrEqual(upTo(outcome + 1) + total * 1e-9);
          expect(weights[outcome]).toBeGreaterThan(0);
        },
      ),
    );
  });

  test('is as good after it was another’s', () => {
    const table = tableOf([1, 2, 3, 4, 5]);
    table.build([3, 1], 2);
    expect([0, 0.74, 0.76, 0.9999].map((part) => table.pick(Math.floor(part * 2 ** 31)))).toEqual([0, 0, 1, 1]);
  });
});
