import { RowDirtier } from '../dirt/row-dirtier.js';
import { dayOf } from '../encode/moment.js';
import { readPlainRow, writePlainRow } from '../encode/text-row.js';
import { NOT_RETURNED } from '../model/order/ordered-block.js';
import { ringItem } from '../model/plan/plan-blocks.js';
import type { BlockEncoder } from './block-encoder.js';
import type { SharedRun } from './shared-run.js';
import type { DatedDirt, Encoded, EncodeTask } from './tasks.js';

/** Encodes rows as a BlockEncoder does, and then makes some of them dirty. */
export class DirtyBlockEncoder {
  private readonly dirtiers: Readonly<Record<EncodeTask['table'], RowDirtier>>;

  constructor(
    private readonly run: SharedRun,
    private readonly encoder: BlockEncoder,
  ) {
    const { config } = run.chain;
    this.dirtiers = { rental: new RowDirtier(config, 'rental'), payment: new RowDirtier(config, 'payment') };
  }

  /**
   * Encodes the rows of a task into its buffer. A dirty row is at most as long as the longest clean one, for which the
   * buffer has room.
   */
  encode(task: EncodeTask): Encoded {
    const { from, end, firstId, table, buffer } = task;
    const bytes = Buffer.from(this.run.buffers[0].buffer, (this.run.buffers[buffer] ?? this.run.buffers[0]).byteOffset);
    const dirt: DatedDirt[] = [];
    let at = 0;
    let begin = from;
    const encodeTo = (row: number) => {
      if (row > begin) at += this.encoder.encode({ ...task, from: begin, end: row }, at);
      begin = row;
    };
    for (let row = from; row < end; row++) {
      const fault = this.dirtiers[table].faultOf(firstId + row);
      if (fault === undefined) {
        if (table === 'rental') this.noteRental(task, row, false);
        continue;
      }
      encodeTo(row);
      const start = at;
      encodeTo(row + 1);
      const clean = readPlainRow(bytes.toString('latin1', start, at - 1), this.run.format);
      const dirty = this.dirtiers[table].apply(fault, clean);
      if (dirty !== undefined) {
        at = start + bytes.write(writePlainRow(dirty.row, this.run.format), start, 'latin1');
        const day = this.dayOf(task, row);
        for (const each of dirty.dirt) dirt.push({ ...each, day });
      }
      if (table === 'rental') this.noteRental(task, row, dirty !== undefined && fault.kind === 'swapped_dates');
    }
    encodeTo(end);
    return { length: at, dirt };
  }

  /** Notes the day of a rental as the data has it, if it is the customer's first so far. Threads note concurrently. */
  private noteRental(task: EncodeTask, row: number, isSwapped: boolean): void {
    const { firstRentalDay } = this.run;
    const { rentals, firstRental } = this.ordered(task);
    const index = firstRental + row;
    const second = isSwapped ? rentals.returnSecond[index] : rentals.second[index];
    const day = dayOf(second ?? NOT_RETURNED);
    const customer = (rentals.customerId[index] ?? 1) - 1;
    let known = Atomics.load(firstRentalDay, customer);
    while (day < known) {
      const found = Atomics.compareExchange(firstRentalDay, customer, known, day);
      if (found === known) return;
      known = found;
    }
  }

  private dayOf(task: EncodeTask, row: number): number {
    const { rentals, payments, firstRental, firstPayment } = this.ordered(task);
    const second = task.table === 'rental' ? rentals.second[firstRental + row] : payments.second[firstPayment + row];
    return dayOf(second ?? 0);
  }

  private ordered({ block }: EncodeTask) {
    const found = this.run.blocks[block];
    if (found === undefined) throw new RangeError(`no such block: ${block}`);
    return ringItem(this.run.ordered, found);
  }
}
