import type { OrderedCounts } from '../model/order/order-block.js';
import type { Block } from '../model/plan/block.js';
import { BufferPool } from './buffer-pool.js';
import type { Pool } from './pool.js';
import { encodedBytes, ROWS_PER_CHUNK, type SharedRun } from './shared-run.js';
import type { Sink } from './sinks/sink.js';
import type { EncodeTask } from './tasks.js';

export interface Ordered {
  readonly block: Block;
  readonly counts: OrderedCounts;
}

type Chunk = Omit<EncodeTask, 'buffer'>;

export interface BlockWriterOptions {
  /** Rows of each table that there are already, which the first new ids come after. */
  readonly before?: { readonly rental: number; readonly payment: number };
  /** Writes a block's payments after its rentals, for a reader that holds the one to the other. */
  readonly parentsFirst?: boolean;
}

/**
 * Encodes ordered blocks in chunks, side by side, and writes each table's chunks in their order. The two tables are
 * written side by side as well, so that a slow reader of one doesn't keep the other waiting.
 */
export class BlockWriter {
  /** What is written so far. */
  readonly written = { rental: 0, payment: 0, bytes: 0 };
  private readonly begun: { rental: number; payment: number };
  private readonly parentsFirst: boolean;
  private readonly turns = { rental: Promise.resolve(), payment: Promise.resolve() };
  private readonly buffers: BufferPool;
  private failure: { readonly error: unknown } | undefined;

  constructor(
    private readonly run: SharedRun,
    private readonly pool: Pool,
    private readonly sink: Sink,
    { before = { rental: 0, payment: 0 }, parentsFirst = false }: BlockWriterOptions = {},
  ) {
    this.begun = { ...before };
    this.parentsFirst = parentsFirst;
    this.buffers = new BufferPool(run.buffers.length);
  }

  /** Encodes a block; resolves when its columns may be used again, while the last of its bytes are being written. */
  async write({ block, counts }: Ordered): Promise<void> {
    const rentals = this.cut('rental', block, counts.rentals);
    const payments = this.cut('payment', block, counts.payments);
    const chunks = this.parentsFirst ? [...rentals, ...payments] : interleave(rentals, payments);
    const encoding: Promise<unknown>[] = [];
    for (const chunk of chunks) {
      const buffer = await this.buffers.take();
      this.throwFailure();
      this.pool.requireOpen();
      const encoded = this.pool.encode({ ...chunk, buffer });
      // It is waited for below; an earlier failure must not become an unhandled rejection.
      encoded.catch(() => undefined);
      const lane = this.laneOf(chunk.table);
      const turn = this.writeInTurn(chunk, buffer, encoded, this.turns[lane]);
      this.turns[lane] = turn.catch((error) => {
        this.failure ??= { error };
      });
      encoding.push(encoded);
    }
    await Promise.all(encoding);
    this.throwFailure();
  }

  /** Resolves when everything is written. */
  async finish(): Promise<void> {
    await Promise.all([this.end('rental'), this.end('payment')]);
    this.throwFailure();
  }

  private async end(table: Chunk['table']): Promise<void> {
    await this.turns[this.laneOf(table)];
    if (this.failure === undefined) this.sink.end?.(table);
  }

  private laneOf(table: Chunk['table']): Chunk['table'] {
    return this.parentsFirst ? 'rental' : table;
  }

  private cut(table: Chunk['table'], block: Block, rows: number): Chunk[] {
    const firstId = this.begun[table] + 1;
    this.begun[table] += rows;
    return Array.from({ length: Math.ceil(rows / ROWS_PER_CHUNK) }, (_, chunk) => ({
      table,
      block: block.index,
      from: chunk * ROWS_PER_CHUNK,
      end: Math.min(rows, (chunk + 1) * ROWS_PER_CHUNK),
      firstId,
    }));
  }

  private async writeInTurn(
    { table, from, end }: Chunk,
    buffer: number,
    encoded: Promise<number>,
    before: Promise<void>,
  ): Promise<void> {
    try {
      const [length] = await Promise.all([encoded, before]);
      this.throwFailure();
      await this.sink.write(table, encodedBytes(this.run, buffer, length), end - from);
      this.written[table] += end - from;
      this.written.bytes += length;
    } finally {
      this.buffers.giveBack(buffer);
    }
  }

  private throwFailure(): void {
    if (this.failure !== undefined) throw this.failure.error;
  }
}

/** Two lists merged evenly, each in its own order. */
function interleave(some: readonly Chunk[], others: readonly Chunk[]): readonly Chunk[] {
  const placed = [some, others].flatMap((chunks) =>
    chunks.map((chunk, index) => ({ chunk, slot: (index + 0.5) / chunks.length })),
  );
  return placed.sort((a, b) => a.slot - b.slot).map(({ chunk }) => chunk);
}
