import { workerData } from 'piscina';
import { buildDayBytes } from '../src/encode/moment.js';
import { encodePayments } from '../src/encode/payment-rows.js';
import { encodeRentals } from '../src/encode/rental-rows.js';
import { SEPARATORS } from '../src/encode/text-format.js';
import type { SharedRun } from '../src/pipeline/shared-run.js';
import type { EncodeTask } from '../src/pipeline/tasks.js';

const run = workerData as SharedRun;
const outs = run.buffers.map((bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
const separator = SEPARATORS[run.format].charCodeAt(0);
const days = buildDayBytes(run.chain.firstDay, run.chain.asOfDay);

/** Encodes rows of an ordered block into one of the run's buffers; returns how many bytes they are. */
export default function encode(task: EncodeTask): number {
  const rows = run.ordered[task.block % run.ordered.length];
  const out = outs[task.buffer];
  if (!rows || !out) throw new RangeError(`no such task: ${JSON.stringify(task)}`);
  return task.table === 'rental'
    ? encodeRentals(rows.rentals, task.from, task.end, task.firstId, days, out, separator)
    : encodePayments(rows.payments, task.from, task.end, task.firstId, days, out, separator);
}
