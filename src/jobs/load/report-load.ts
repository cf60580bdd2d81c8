import { findChangeSince } from '../../checks/changes-since.js';
import type { Manifest } from '../../dataset/manifest.js';
import type { RunRecord } from '../../dataset/run-record.js';
import type { Contents, Replacement } from '../../engines/contents.js';
import type { LoadHooks, LoadResult } from '../../engines/engine.js';
import { formatBytes, formatCount, formatSeconds } from '../../format.js';
import { isMadeFrom } from '../check/check-database.js';
import type { ConfirmLoss, JobContext, JobReport } from '../job.js';
import { type LoadBars, showLoad } from './load-bars.js';
import type { Target } from './target.js';

/** Loads a dataset folder into a database, with bars, and reports the method and each phase. */
export async function loadIntoTarget(
  folder: string,
  manifest: Manifest,
  target: Target,
  replacement: Replacement,
  reporter: JobReport,
): Promise<void> {
  const bars = showLoad(reporter);
  bars.expect(manifest.tables);
  reportLoad(await target.load(folder, manifest, loadHooks(target, replacement, bars, reporter)), target, reporter);
}

/** The hooks of a load: the method goes into the line `into`, progress into the bars. */
export function loadHooks(
  { database, place }: Target,
  { overwrite, resume }: Replacement,
  { onProgress }: LoadBars,
  reporter: JobReport,
): LoadHooks {
  return {
    overwrite,
    resume,
    onProgress,
    onMethod: (description) => reporter.line('into', `${database} on ${place} ${description}`),
    onNotice: (notice) => reporter.notice(notice),
  };
}

/** Reports a load, a line per phase. */
export function reportLoad(
  { rows, bytes, seconds, busySeconds }: LoadResult,
  { place }: Target,
  reporter: JobReport,
): void {
  reporter.clear();
  const rate = `${formatCount(rows / busySeconds)} rows/s, ${formatBytes(bytes / busySeconds)}/s`;
  const where = seconds === undefined ? ` into ${place}` : '';
  reporter.line('load', `${formatCount(rows)} rows${where} (${rate}) in ${formatSeconds(busySeconds)}`);
  if (seconds === undefined) return;
  reporter.line('index', `the rest of the secondary indexes in ${formatSeconds(seconds.index)}`);
  reporter.line('keys', `foreign keys checked and added in ${formatSeconds(seconds.keys)}`);
  reporter.line('queryable', `from empty to complete in ${formatSeconds(seconds.total)}`);
}

/**
 * Asks before a database of this program is replaced that was changed since. An unchanged one needs no question beside
 * `--overwrite`.
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

/** Whether a database holds an unchanged dataset, so that nothing is left to do. */
export async function holdsDataset(target: Target, manifest: Manifest): Promise<boolean> {
  const contents = await target.inspect('load');
  if (contents.kind !== 'complete' || !isMadeFrom(contents.record, manifest)) return false;
  return (await findChange(target, contents.record)) === undefined;
}
