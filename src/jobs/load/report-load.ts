import type { LoadResult } from '../../engines/engine.js';
import { describeBinlog } from '../../engines/mysql/binlog.js';
import type { ServerCapabilities } from '../../engines/mysql/inspect-server.js';
import { formatBytes, formatCount, formatSeconds } from '../../format.js';
import type { JobReport } from '../job.js';
import type { Target } from './target.js';

/** Reports the target of a load, the method, and whether the binary log gets it. */
export function reportTarget(
  { database, place }: Target,
  capabilities: ServerCapabilities,
  reason: string,
  reporter: JobReport,
): void {
  reporter.line('into', `${database} on ${place} ${describeMethod(capabilities, reason)}`);
}

/** The server of a load, how the rows go to it, and what becomes of them in its binary log. */
export function describeMethod({ version, binlog }: ServerCapabilities, reason: string): string {
  const { product, numbers } = version;
  const how = [reason, describeBinlog(binlog)].filter((words) => words !== undefined).join('; ');
  return `(${product} ${numbers.join('.')}): ${how}`;
}

/** Reports a load, a line per phase. */
export function reportLoad({ rows, bytes, seconds, busySeconds }: LoadResult, reporter: JobReport): void {
  reporter.clear();
  const { index, keys, total } = seconds;
  const rate = `${formatCount(rows / busySeconds)} rows/s, ${formatBytes(bytes / busySeconds)}/s`;
  reporter.line('load', `${formatCount(rows)} rows (${rate}) in ${formatSeconds(busySeconds)}`);
  reporter.line('index', `the rest of the secondary indexes in ${formatSeconds(index)}`);
  reporter.line('keys', `foreign keys checked and added in ${formatSeconds(keys)}`);
  reporter.line('queryable', `from empty to complete in ${formatSeconds(total)}`);
}
