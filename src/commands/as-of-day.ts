import type { Bounds } from '../inventory/read-stock.js';
import type { RunFacts } from '../mysql/run-record.js';

/** The day that a database's data is a picture of, ISO date: its as-of, else its last rental or purchase. */
export function asOfDay(record: RunFacts | undefined, bounds: Bounds): string {
  const day = record?.asOf ?? bounds.lastRental ?? bounds.lastPurchase ?? '1971-01-01';
  return day.slice(0, 10);
}
