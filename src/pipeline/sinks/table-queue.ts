import { Readable } from 'node:stream';
import type { BusyClock } from '../../busy-clock.js';
import type { TextFormat } from '../../encode/text-format.js';
import type { RowPart, RowSource, RowText } from './row-source.js';

/** How the rows of one table reach their readers: all of them as one part, or each write as a part of its own. */
export type ChunkBoundary = 'whole' | 'by-write';

/** What is being written. */
interface Piece {
  readonly bytes: Uint8Array;
  readonly rows: number;
  /** Tells the writer that its buffer is its own again. */
  readonly release: () => void;
  readonly refuse: (error: unknown) => void;
}

type Reader = (piece: Piece | undefined) => void;

/** Small enough to keep memory low, large enough for its costs not to be noticed. */
const SLICE_BYTES = 256 * 1024;

/**
 * One table's rows on their way from the one who writes them to those who read them, at the readers' pace. Nothing
 * waits in between but what is being written.
 */
export class TableQueue implements RowSource {
  rows = 0;
  bytes = 0;
  private readonly cut: ChunkBoundary;
  private readonly format: TextFormat;
  private readonly clock: BusyClock | undefined;
  private readonly readers: Reader[] = [];
  private offered: Piece | undefined;
  private unreleased: Piece | undefined;
  private begun = false;
  private ended = false;
  private failure: { readonly error: unknown } | undefined;

  /** @param clock - runs while a part is being read; it stands still while more of the part is waited for */
  constructor(cut: ChunkBoundary, format: TextFormat = 'csv', clock?: BusyClock) {
    this.cut = cut;
    this.format = format;
    this.clock = clock;
  }

  /** Offers rows; resolves when a reader has taken their bytes over. Precondition: the write before has resolved. */
  write(bytes: Uint8Array, rows: number): Promise<void> {
    // A server would take an empty packet for the end of the file.
    if (bytes.length === 0) return Promise.resolve();
    if (this.failure !== undefined) return Promise.reject(this.failure.error);
    this.rows += rows;
    this.bytes += bytes.length;
    return new Promise((release, refuse) => {
      const piece = { bytes, rows, release, refuse };
      this.unreleased = piece;
      const reader = this.readers.shift();
      if (reader) reader(piece);
      else this.offered = piece;
    });
  }

  /** No more rows will come. */
  end(): void {
    this.ended = true;
    for (const reader of this.readers.splice(0)) reader(undefined);
  }

  /** Reading has ended: writers get this error. */
  fail(error: unknown): void {
    this.failure ??= { error };
    this.unreleased?.refuse(error);
  }

  async next(): Promise<RowPart | undefined> {
    if (this.cut === 'whole' && this.begun) return undefined;
    this.begun = true;
    const piece = await this.take();
    if (piece === undefined) return undefined;
    const { format } = this;
    if (this.cut === 'whole') {
      return { rows: undefined, format, header: false, open: () => readSlices(this.follow(piece)) };
    }
    // Copied, so that the next part can be written while a connection is still busy with this one.
    const copy = Buffer.from(piece.bytes);
    piece.release();
    return { rows: piece.rows, format, header: false, open: () => readSlices(sliceBytes(copy)) };
  }

  private take(): Promise<Piece | undefined> {
    const piece = this.offered;
    this.offered = undefined;
    if (piece !== undefined || this.ended) return Promise.resolve(piece);
    return new Promise((resolve) => this.readers.push(resolve));
  }

  private async *follow(first: Piece): AsyncGenerator<Uint8Array> {
    const more = () => (this.clock ? this.clock.waitFor(this.take()) : this.take());
    for (let piece: Piece | undefined = first; piece !== undefined; piece = await more()) {
      yield* sliceBytes(piece.bytes);
      piece.release();
    }
  }
}

function* sliceBytes(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += SLICE_BYTES) yield bytes.subarray(at, at + SLICE_BYTES);
}

/**
 * A stream that holds one slice at a time: it asks for the next only while the last one is handed out, so whoever
 * copies what a 'data' event brings may trust that the bytes are still the writer's.
 */
function readSlices(slices: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): RowText {
  const stream = Readable.from(slices, { objectMode: false, highWaterMark: 1 });
  let bytes = 0;
  stream.on('data', (slice: Buffer) => {
    bytes += slice.length;
  });
  return { stream, bytesRead: () => bytes };
}
