import { findChangeSince } from '../../checks/changes-since.js';
import type { Manifest } from '../../dataset/manifest.js';
import type { RunRecord } from '../../dataset/run-record.js';
import type { Contents } from '../../engines/contents.js';
import type { LoadResult } from '../../engines/engine.js';
import { describeBinlog } from '../../engines/mysql/binlog.js';
import type { ServerCapabilities } from '../../engines/mysql/inspect-server.js';
import { formatBytes, formatCount, formatSeconds } from '../../format.js';
import { isMadeFrom } from '../check/check-database.js';
import type { ConfirmLoss, JobContext, JobReport } from '../job.js';
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

/**
 * Asks before a database of this program is replaced that is not as it was recorded any more. One that is needs no
 * question beside the `--overwrite` that led here.
 *
 * @throws DatagenError `conflict` when the user does not agree
 */
export async function confirmReplacement(
  contents: Contents,
  target: Target,
  confirm: ConfirmLoss,
  { calls }: JobContext,
): Promise<void> {
  const change = await describeChange(contents, target);
  if (change === undefined) return;
  await confirm({
    finding: `Database ${target.title} was changed since this program made it: ${change}.`,
    question: 'Replace it and lose these changes',
    advice: `Replace it with ${calls.again('--overwrite', '--yes')}`,
  });
}

async function describeChange(contents: Contents, target: Target): Promise<string | undefined> {
  if (contents.kind === 'foreign') return 'the record of its run was removed by an update';
  return contents.kind === 'complete' ? findChange(target, contents.record) : undefined;
}

/** How a database differs from its record, in words; undefined when it does not. */
export async function findChange(target: Target, record: RunRecord): Promise<string | undefined> {
  return target.query((runner) => findChangeSince(runner, record));
}

/** Whether a database holds a dataset as it was loaded, so that nothing is left to do. */
export async function holdsDataset(target: Target, manifest: Manifest): Promise<boolean> {
  const contents = await target.inspect('load');
  if (contents.kind !== 'complete' || !isMadeFrom(contents.record, manifest)) return false;
  return (await findChange(target, contents.record)) === undefined;
}
