import type { OrderedCounts } from '../model/order/order-block.js';
import type { Block } from '../model/plan/plan-blocks.js';
import { BufferPool } from './buffer-pool.js';
import type { Pool } from './pool.js';
import { encodedBytes, ROWS_PER_CHUNK, type SharedRun } from './shared-run.js';
import type { Sink } from './sinks/sink.js';
import type { DatedDirt, Encoded, EncodeTask } from './tasks.js';

export interface Ordered {
  readonly block: Block;
  readonly counts: OrderedCounts;
}

type Chunk = Omit<EncodeTask, 'buffer'>;

export interface BlockWriterOptions {
  /** The number of existing rows of each table; new ids follow them. */
  readonly before?: { readonly rental: number; readonly payment: number };
  /** Writes a block's payments after its rentals, for a sink that checks foreign keys. */
  readonly parentsFirst?: boolean;
  /** Receives what is wrong with a block's rows, in the order of their days, tables and ids. */
  readonly onDirt?: (dirt: readonly DatedDirt[]) => Promise<void>;
}

/**
 * Encodes ordered blocks in chunks, concurrently, and writes the chunks of each table in order. The two tables are
 * written concurrently, so that a slow reader of one does not delay the other.
 */
export class BlockWriter {
  /** The rows and bytes written so far. */
  readonly written = { rental: 0, payment: 0, bytes: 0 };
  private readonly begun: { rental: number; payment: number };
  private readonly parentsFirst: boolean;
  private readonly onDirt: BlockWriterOptions['onDirt'];
  private readonly lastWrites = { rental: Promise.resolve(), payment: Promise.resolve() };
  private readonly buffers: BufferPool;
  private failure: { readonly error: unknown } | undefined;

  constructor(
    private readonly run: SharedRun,
    private readonly pool: Pool,
    private readonly sink: Sink,
    { before = { rental: 0, payment: 0 }, parentsFirst = false, onDirt }: BlockWriterOptions = {},
  ) {
    this.begun = { ...before };
    this.parentsFirst = parentsFirst;
    this.onDirt = onDirt;
    this.buffers = new BufferPool(run.buffers.length);
  }

  /** Encodes a block. Resolves when its columns can be reused, which may be before its last bytes are written. */
  async write({ block, counts }: Ordered): Promise<void> {
    const rentals = this.cut('rental', block, counts.rentals);
    const payments = this.cut('payment', block, counts.payments);
    const chunks = this.parentsFirst ? [...rentals, ...payments] : interleave(rentals, payments);
    const encoding: Promise<Encoded>[] = [];
    for (const chunk of chunks) {
      const buffer = await this.buffers.take();
      this.throwFailure();
      this.pool.requireOpen();
      const encoded = this.pool.encode({ ...chunk, buffer });
      // Avoids an unhandled rejection; the failure is thrown below.
      encoded.catch(() => undefined);
      const sequence = this.sequenceOf(chunk.table);
      const written = this.writeAfter(this.lastWrites[sequence], chunk, buffer, encoded);
      this.lastWrites[sequence] = written.catch((error) => {
        this.failure ??= { error };
      });
      encoding.push(encoded);
    }
    const encoded = await Promise.all(encoding);
    this.throwFailure();
    await this.onDirt?.(sortDirt(encoded));
  }

  /** Resolves when everything is written. */
  async finish(): Promise<void> {
    await Promise.all([this.end('rental'), this.end('payment')]);
    this.throwFailure();
  }

  private async end(table: Chunk['table']): Promise<void> {
    await this.lastWrites[this.sequenceOf(table)];
    if (this.failure === undefined) this.sink.end?.(table);
  }

  /** The sequence of writes that a table's chunks belong to. */
  private sequenceOf(table: Chunk['table']): Chunk['table'] {
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

  private async writeAfter(
    before: Promise<void>,
    { table, from, end }: Chunk,
    buffer: number,
    encoded: Promise<Encoded>,
  ): Promise<void> {
    try {
      const [{ length }] = await Promise.all([encoded, before]);
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

/** The faults of a block's chunks. Each table's chunks are in order, and a block has whole days. */
function sortDirt(encoded: readonly Encoded[]): readonly DatedDirt[] {
  const rank = ({ table }: DatedDirt) => (table === 'rental' ? 0 : 1);
  return encoded.flatMap(({ dirt }) => dirt).sort((a, b) => a.day - b.day || rank(a) - rank(b) || a.row - b.row);
}

/** Merges two lists evenly. Each keeps its order. */
function interleave(some: readonly Chunk[], others: readonly Chunk[]): readonly Chunk[] {
  const placed = [some, others].flatMap((chunks) =>
    chunks.map((chunk, index) => ({ chunk, position: (index + 0.5) / chunks.length })),
  );
  return placed.sort((a, b) => a.position - b.position).map(({ chunk }) => chunk);
}
