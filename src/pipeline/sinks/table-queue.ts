import { Readable } from 'node:stream';
import type { BusyClock } from '../../busy-clock.js';
import type { TextFormat } from '../../encode/text-format.js';

/** A stream of rows, and the number of bytes read from its source so far (fewer than streamed if compressed). */
export interface RowText {
  readonly stream: Readable;
  readonly bytesRead: () => number;
}

/** Consecutive rows of a table as text. */
export interface RowPart {
  /** The number of rows; undefined if it is not known before reading. */
  readonly rows: number | undefined;
  readonly format: TextFormat;
  /** The text begins with the column names. */
  readonly header: boolean;
  /** The file that has exactly this text, if there is one. */
  readonly file?: string;
  /** Opens the text. Can be called once. */
  open(): RowText;
}

/** The rows of a table, in parts that are read separately. */
export interface RowSource {
  /** The next part in the order of ids; undefined after the last. Readers may call it concurrently. */
  next(): Promise<RowPart | undefined>;
  /** Rows and bytes of all parts; final once `next` has returned undefined. */
  readonly rows: number;
  readonly bytes: number;
}

/** Whether all rows of a table form one part, or each write a part of its own. */
export type ChunkBoundary = 'whole' | 'by-write';

/** A pending write. */
interface Piece {
  readonly bytes: Uint8Array;
  readonly rows: number;
  /** Resolves the write: the writer can reuse its buffer. */
  readonly release: () => void;
  readonly refuse: (error: unknown) => void;
}

type Reader = (piece: Piece | undefined) => void;

const SLICE_BYTES = 256 * 1024;

/**
 * A queue of one table's rows between a writer and its readers, at the readers' pace. It holds at most one pending
 * write.
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

  /** @param clock - runs while a part is read, except while the reader waits for more of it */
  constructor(cut: ChunkBoundary, format: TextFormat = 'csv', clock?: BusyClock) {
    this.cut = cut;
    this.format = format;
    this.clock = clock;
  }

  /** Offers rows. Resolves when a reader has consumed them. Precondition: the previous write has resolved. */
  write(bytes: Uint8Array, rows: number): Promise<void> {
    // An empty packet means the end of the file to a server.
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

  /** Ends the rows. */
  end(): void {
    this.ended = true;
    for (const reader of this.readers.splice(0)) reader(undefined);
  }

  /** Ends the reading: writers get this error. */
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
    // A copy, so that the next part can be written while a connection still sends this one.
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
 * A stream that holds one slice at a time. It requests the next slice only after the 'data' event of the last, so a
 * listener that copies its slice at once reads valid bytes.
 */
function readSlices(slices: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): RowText {
  const stream = Readable.from(slices, { objectMode: false, highWaterMark: 1 });
  let bytes = 0;
  stream.on('data', (slice: Buffer) => {
    bytes += slice.length;
  });
  return { stream, bytesRead: () => bytes };
}
