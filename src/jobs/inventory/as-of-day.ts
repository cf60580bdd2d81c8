import type { RunRecord } from '../../dataset/run-record.js';
import type { Bounds } from './read-stock.js';

/** The day that a database's data is a picture of, ISO date: its as-of, else its last rental or purchase. */
export function asOfDay(record: RunRecord | undefined, bounds: Bounds): string {
  // Rentals after the record's moment were added by something else.
  const days = [record?.as_of.slice(0, 10), bounds.lastRental].filter((day) => typeof day === 'string');
  return days.sort().at(-1) ?? bounds.lastPurchase?.slice(0, 10) ?? '1971-01-01';
}
