import type { Dirt } from '../dirt/row-dirtier.js';
import { encodeSmallTable } from '../encode/small-table.js';
import type { TextFormat } from '../encode/text-format.js';
import type { Sink } from './sinks/sink.js';

/** Writes the table dirt: first the faults of the big tables, day by day, then those of the small ones. */
export class AnswerKey {
  private rows = 0;

  constructor(
    private readonly sink: Sink,
    private readonly format: TextFormat,
  ) {}

  async write(dirt: readonly Dirt[]): Promise<void> {
    for (const { bytes, rows } of encodeSmallTable(this.number(dirt), this.format)) {
      await this.sink.write('dirt', bytes, rows);
    }
  }

  end(): void {
    this.sink.end?.('dirt');
  }

  private *number(dirt: readonly Dirt[]) {
    for (const { table, row, column, kind, trueValue, dirtyValue } of dirt) {
      yield [++this.rows, table, row, column, kind, trueValue, dirtyValue];
    }
  }
}
