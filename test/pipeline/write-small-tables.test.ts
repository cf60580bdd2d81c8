import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { writeSmallTables } from '../../src/pipeline/write-small-tables.js';

const ROWS = 2048;

test('no turn comes again before the rows that it brought have been written, and no more are under way than may be', async () => {
  const atOnce = 3;
  const held = new Set<number>();
  const written: number[] = [];
  let most = 0;
  const compose = async ({ from = 0 }: { from?: number }, turn: number) => {
    expect(held).not.toContain(turn);
    held.add(turn);
    most = Math.max(most, held.size);
    await nextTurn();
    return { rows: 1, bytes: Uint8Array.of(from / ROWS, turn) };
  };
  const sink = {
    write: async (_: string, [task = 0, turn = 0]: Uint8Array) => {
      await nextTurn();
      written.push(task);
      held.delete(turn);
    },
  };
  await writeSmallTables(['customer'], { countRows: () => 11 * ROWS }, sink, { compose, atOnce });
  expect(written).toEqual(Array.from({ length: 11 }, (_, task) => task));
  expect(most).toBe(atOnce);
});
