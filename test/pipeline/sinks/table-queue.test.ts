import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { type RowPart, TableQueue } from '../../../src/pipeline/sinks/table-queue.js';

async function readAll(part: RowPart | undefined): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const { stream } = part!.open();
  // As the driver does: what a 'data' event brings is copied at once.
  stream.on('data', (chunk: Buffer) => chunks.push(Buffer.from(chunk)));
  await new Promise((resolve, reject) => stream.on('end', resolve).on('error', reject));
  return Buffer.concat(chunks);
}

function fill(bytes: number, value: number): Uint8Array {
  return new Uint8Array(bytes).fill(value);
}

describe('a feed that is read as a whole', () => {
  test('gives one part with every byte in order, though the writer uses one buffer again and again', async () => {
    const feed = new TableQueue('whole');
    const reading = feed.next().then(readAll);
    const buffer = new Uint8Array(600_000);
    for (let turn = 1; turn <= 5; turn += 1) {
      buffer.fill(turn);
      await feed.write(buffer, 10);
    }
    feed.end();
    const expected = Buffer.concat([1, 2, 3, 4, 5].map((turn) => fill(600_000, turn)));
    expect((await reading).equals(expected)).toBe(true);
    expect(feed).toMatchObject({ rows: 50, bytes: 3_000_000 });
    expect(await feed.next()).toBeUndefined();
  });

  test('keeps the writer waiting until its bytes are read', async () => {
    const feed = new TableQueue('whole');
    let written = false;
    const writing = feed.write(fill(10, 1), 1).then(() => {
      written = true;
    });
    const part = await feed.next();
    await nextTurn();
    expect(written).toBe(false);
    feed.end();
    await readAll(part);
    await writing;
  });
});

test('a feed that is cut by write gives a part for each, and takes the next before the first is read', async () => {
  const feed = new TableQueue('by-write');
  const parts = [feed.next(), feed.next()];
  const buffer = fill(4, 1);
  await feed.write(buffer, 2);
  buffer.fill(2);
  await feed.write(buffer, 3);
  feed.end();
  const [first, second] = await Promise.all(parts);
  expect([first?.rows, second?.rows]).toEqual([2, 3]);
  expect([...(await readAll(second))]).toEqual([2, 2, 2, 2]);
  expect([...(await readAll(first))]).toEqual([1, 1, 1, 1]);
  expect(await feed.next()).toBeUndefined();
});

test('a feed without rows has no parts', async () => {
  const feed = new TableQueue('whole');
  await feed.write(new Uint8Array(0), 0);
  feed.end();
  expect(await feed.next()).toBeUndefined();
});

test.each(['before', 'while'])('a write hears of a failure %s it is read, and so do later ones', async (when) => {
  const feed = new TableQueue('whole');
  if (when === 'while') void feed.next();
  const writing = feed.write(fill(10, 1), 1);
  feed.fail(new Error('the server is gone'));
  await expect(writing).rejects.toThrow('the server is gone');
  await expect(feed.write(fill(10, 1), 1)).rejects.toThrow('the server is gone');
});
