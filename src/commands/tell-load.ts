import type { LoadResult } from '../mysql/load/load-options.js';
import { formatBytes, formatCount, formatSeconds } from '../terminal/format.js';
import type { Reporter } from '../terminal/reporter.js';

/** Tells what a load came to, a line per phase. */
export function tellLoad({ rows, bytes, seconds }: LoadResult, reporter: Reporter): void {
  reporter.clear();
  const { load, index, keys, total } = seconds;
  const rate = `${formatCount(rows / load)} rows/s, ${formatBytes(bytes / load)}/s`;
  reporter.line('load', `${formatCount(rows)} rows (${rate}) in ${formatSeconds(load)}`);
  reporter.line('index', `the rest of the secondary indexes in ${formatSeconds(index)}`);
  reporter.line('keys', `foreign keys checked and added in ${formatSeconds(keys)}`);
  reporter.line('queryable', `from empty to complete in ${formatSeconds(total)}`);
}
