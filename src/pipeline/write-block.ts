import type { Block } from '../simulation/block.js';
import type { OrderedCounts } from '../simulation/order-block.js';
import type { Sink } from '../sink/sink.js';
import type { FreeList } from './free-list.js';
import type { Pool } from './pool.js';
import { ROWS_PER_CHUNK, type SharedRun } from './shared-run.js';
import type { EncodeTask } from './tasks.js';

export interface RowCounts {
  readonly rentals: number;
  readonly payments: number;
}

export interface Ordered {
  readonly block: Block;
  readonly counts: OrderedCounts;
}

/**
 * Encodes an ordered block in chunks, side by side, and writes the chunks of each table in their order.
 *
 * @param written - how many rows the blocks before had
 * @returns how many bytes were written
 */
export async function writeBlock(
  run: SharedRun,
  pool: Pool,
  sink: Sink,
  buffers: FreeList,
  ordered: Ordered,
  written: RowCounts,
): Promise<number> {
  const chunksOf = (table: EncodeTask['table'], rows: number, firstId: number) =>
    Array.from({ length: Math.ceil(rows / ROWS_PER_CHUNK) }, (_, chunk) => ({
      table,
      block: ordered.block.index,
      from: chunk * ROWS_PER_CHUNK,
      end: Math.min(rows, (chunk + 1) * ROWS_PER_CHUNK),
      firstId,
    }));
  const chunks = [
    ...chunksOf('rental', ordered.counts.rentals, written.rentals + 1),
    ...chunksOf('payment', ordered.counts.payments, written.payments + 1),
  ];
  let bytes = 0;
  let turn: Promise<void> = Promise.resolve();
  const jobs: Promise<void>[] = [];
  for (const chunk of chunks) {
    const buffer = await buffers.take();
    const encoded = pool.encode({ ...chunk, buffer });
    const before = turn;
    turn = (async () => {
      try {
        const [length] = await Promise.all([encoded, before]);
        bytes += length;
        await sink.write(
          chunk.table,
          (run.buffers[buffer] as Uint8Array).subarray(0, length),
          chunk.end - chunk.from,
        );
      } finally {
        buffers.giveBack(buffer);
      }
    })();
    jobs.push(turn);
    // A failure is heard when all are awaited, which may not be yet.
    turn.catch(() => undefined);
  }
  await Promise.all(jobs);
  return bytes;
}
