import { buildDayBytes } from '../encode/moment.js';
import { PaymentEncoder } from '../encode/payment-rows.js';
import { RentalEncoder } from '../encode/rental-rows.js';
import { TEXT_FORMATS } from '../encode/text-format.js';
import { ringItem } from '../model/plan/plan-blocks.js';
import type { SharedRun } from './shared-run.js';
import type { EncodeTask } from './tasks.js';

/** Encodes rows of a run's ordered blocks into the run's buffers. */
export class BlockEncoder {
  private readonly rentals: RentalEncoder;
  private readonly payments: PaymentEncoder;

  constructor(private readonly run: SharedRun) {
    const [{ rentals, payments }] = run.ordered;
    const [{ buffer }] = run.buffers;
    const out = new DataView(buffer);
    const separator = TEXT_FORMATS[run.format].separator.charCodeAt(0);
    const days = buildDayBytes(run.chain.firstDay, run.chain.asOfDay);
    this.rentals = new RentalEncoder(rentals, days, out, separator);
    this.payments = new PaymentEncoder(payments, days, out, separator);
  }

  /**
   * Encodes the rows of a task into its buffer; returns the number of bytes.
   *
   * @param offset - where they begin in the buffer
   */
  encode(task: EncodeTask, offset = 0): number {
    const block = this.run.blocks[task.block];
    const buffer = this.run.buffers[task.buffer];
    if (!block || !buffer) throw new RangeError(`no such task: ${JSON.stringify(task)}`);
    const { firstRental, firstPayment } = ringItem(this.run.ordered, block);
    const [encoder, first] = task.table === 'rental' ? [this.rentals, firstRental] : [this.payments, firstPayment];
    const start = buffer.byteOffset + offset;
    return encoder.encode(first + task.from, first + task.end, task.firstId - first, start) - start;
  }
}
