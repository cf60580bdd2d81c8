import { expect, test } from 'vitest';
import { runCheck } from '../../src/checks/check.js';
import { type Kind, readQuery } from '../../src/checks/load-queries.js';
import type { Row } from '../../src/engines/engine.js';
import { answeringRunner } from '../support/runner.js';

const answering = (rows: Row[]) => answeringRunner(async () => rows);

const judge = (kind: Kind, rows: Row[]) =>
  runCheck(answering(rows), readQuery('it', `-- It holds.\n-- kind: ${kind}\nSELECT 1;`), 'SELECT 1');

test('offenders: none is right; else all are counted and the given ones shown, without the count', async () => {
  expect(await judge('offenders', [])).toMatchObject({ status: 'pass', expected: 0, found: 0, examples: [] });
  expect(await judge('offenders', [{ rental_id: 7, offenders: 1200n }])).toMatchObject({
    status: 'fail',
    found: 1200,
    examples: [{ rental_id: 7 }],
  });
});

test('compare: digits and numbers of one value are equal, a missing figure is not', async () => {
  const rows = [
    { name: 'a', expected: 100, found: '100.00' },
    { name: 'b', expected: 1n, found: '1' },
  ];
  expect(await judge('compare', rows)).toMatchObject({ status: 'pass', expected: 2, found: 2 });
  expect(await judge('compare', [...rows, { name: 'c', expected: 1, found: null }])).toMatchObject({
    status: 'fail',
    expected: 3,
    found: 2,
    examples: [{ name: 'c', expected: 1, found: null }],
  });
});

test('statistic: what is too small to tell is left out, and skips the check when nothing else is there', async () => {
  const small = { name: 'a', expected: 2, found: 9, sigmas: null, holds: null };
  const wrong = { name: 'b', expected: 100.004, found: 200, sigmas: 8.2843, holds: false };
  expect(await judge('statistic', [small])).toMatchObject({ status: 'skipped', reason: expect.any(String) });
  expect(await judge('statistic', [small, { ...wrong, holds: 1 }])).toMatchObject({
    status: 'pass',
    expected: 1,
  });
  expect(await judge('statistic', [small, wrong])).toMatchObject({
    status: 'fail',
    examples: [{ name: 'b', expected: 100, found: 200, sigmas: 8.28, holds: 0 }],
  });
});
