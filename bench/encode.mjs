#!/usr/bin/env node
// Compares the hand-made encoder of rental rows with csv-stringify on the same rows: node bench/encode.mjs
// The program is quicker still, since it makes one module of all that these take from several.
import { stringify } from 'csv-stringify/sync';
import { Bench } from 'tinybench';
import { SLACK } from '../dist/src/encode/digits.js';
import { buildDayBytes } from '../dist/src/encode/moment.js';
import { RENTAL_ROW_BYTES, RentalEncoder } from '../dist/src/encode/rental-rows.js';
import { timestampText } from '../dist/src/model/calendar/civil.js';

const ROWS = 10_000;
const FIRST_DAY = 11_596;
const days = buildDayBytes(FIRST_DAY, 400);
const index = Array.from({ length: ROWS }, (_, row) => row);
const rows = {
  second: Int32Array.from(index, (row) => row * 31),
  inventoryId: Int32Array.from(index, (row) => 1 + ((row * 7919) % 30_000)),
  customerId: Int32Array.from(index, (row) => 1 + ((row * 104_729) % 80_000)),
  returnSecond: Int32Array.from(index, (row) => row * 31 + 400_000),
  staffId: Int32Array.from(index, (row) => 1 + (row % 100)),
};
const out = new DataView(new ArrayBuffer(ROWS * RENTAL_ROW_BYTES + SLACK));
const encoder = new RentalEncoder(rows, days, out, ','.charCodeAt(0));

/** @param {number} second */
const moment = (second) => timestampText(FIRST_DAY + Math.floor(second / 86_400), second % 86_400);

const bench = new Bench({ time: 1000 });
bench.add('by hand', () => {
  encoder.encode(0, ROWS, 1_000_000, 0);
});
bench.add('csv-stringify', () => {
  stringify(
    index.map((row) => [
      1_000_000 + row,
      moment(rows.second[row] ?? 0),
      rows.inventoryId[row],
      rows.customerId[row],
      moment(rows.returnSecond[row] ?? 0),
      rows.staffId[row],
      moment(rows.returnSecond[row] ?? 0),
    ]),
  );
});
await bench.run();
for (const task of bench.tasks) {
  const { result } = task;
  if (!('latency' in result)) throw new Error(`${task.name} gave no result`);
  console.log(`${task.name.padEnd(14)} ${((ROWS / result.latency.p50) * 1000).toFixed(0).padStart(12)} rows/s`);
}
