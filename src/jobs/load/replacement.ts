import { findChangeSince } from '../../checks/changes-since.js';
import type { Manifest } from '../../dataset/manifest.js';
import type { RunRecord } from '../../dataset/run-record.js';
import { nameSome } from '../../engines/mysql/database-state.js';
import { DatagenError } from '../../errors.js';
import { isMadeFrom } from '../check/check-database.js';
import type { ConfirmLoss, JobContext } from '../job.js';
import type { Contents, Target } from './target.js';

/** Refuses a database that holds tables which this program did not make: none of those is ever dropped. */
export function requireOwnTables(contents: Contents, { title }: Target, advice: string): void {
  const strangers = strangersIn(contents);
  if (strangers === undefined) return;
  const names = strangers.length === 0 ? '' : `: ${nameSome(strangers)}`;
  throw new DatagenError(
    'conflict',
    `Database ${title} holds tables that this program did not make${names}.`,
    { hint: `Nothing was changed. ${advice}` },
  );
}

function strangersIn(contents: Contents): readonly string[] | undefined {
  if (contents.kind === 'foreign' && contents.isOurs !== true) return contents.tables ?? [];
  if (contents.kind !== 'foreign' && contents.kind !== 'whole') return undefined;
  const { otherTables = [] } = contents;
  return otherTables.length > 0 ? otherTables : undefined;
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
  return contents.kind === 'whole' ? findChange(target, contents.record) : undefined;
}

/** How a database differs from its record, in words; undefined when it does not. */
export async function findChange(target: Target, record: RunRecord): Promise<string | undefined> {
  return target.ask((runner) => findChangeSince(runner, record));
}

/** Whether a database holds a dataset as it was loaded, so that nothing is left to do. */
export async function holdsDataset(target: Target, manifest: Manifest): Promise<boolean> {
  const contents = await target.look('load');
  if (contents.kind !== 'whole' || !isMadeFrom(contents.record, manifest)) return false;
  return (await findChange(target, contents.record)) === undefined;
}
