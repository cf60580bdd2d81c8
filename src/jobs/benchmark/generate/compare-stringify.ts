import { stringify } from 'csv-stringify/sync';

export interface StringifyRate {
  readonly rows: number;
  readonly rowsPerSecond: number;
  readonly megabytesPerSecond: number;
}

/**
 * Measures how fast csv-stringify writes rental rows of this program, from strings and numbers.
 *
 * @throws RangeError if it writes other bytes
 */
export function measureStringify(csv: Buffer): StringifyRate {
  const rows = csv
    .toString('latin1')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(',').map((field) => (/^\d+$/.test(field) ? Number(field) : field)));
  stringify(rows.slice(0, 1000));
  const began = performance.now();
  const text = stringify(rows);
  const seconds = (performance.now() - began) / 1000;
  if (text.length !== csv.length) throw new RangeError('csv-stringify wrote other bytes.');
  return {
    rows: rows.length,
    rowsPerSecond: rows.length / seconds,
    megabytesPerSecond: csv.length / seconds / 1e6,
  };
}
