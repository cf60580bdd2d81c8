import type { Sink } from '../../../pipeline/sinks/sink.js';
import type { TableName } from '../../../schema/tables.js';

/** Counts rows and bytes, and keeps only the first chunk of rentals. */
export class SampleSink implements Sink {
  rows = 0;
  rentals = 0;
  bytes = 0;
  sample: Buffer | undefined;

  write(table: TableName, bytes: Uint8Array, rows: number): Promise<void> {
    this.rows += rows;
    this.bytes += bytes.length;
    if (table === 'rental') {
      this.rentals += rows;
      this.sample ??= Buffer.from(bytes);
    }
    return Promise.resolve();
  }
}
