import { formatNumberOf } from '../../format.js';
import type { Target } from '../../jobs/load/target.js';
import { listViews } from '../../schema/view-statements.js';
import type { CommonOptions } from '../options/options.js';
import type { Reporter } from '../terminal/reporter.js';

/** Creates the views in a loaded database if they are asked for. */
export async function createWantedViews(
  target: Target,
  lateFeePerDay: number,
  options: Pick<CommonOptions, 'views'>,
  reporter: Reporter,
): Promise<void> {
  if (options.views !== true) return;
  await target.createViews(lateFeePerDay);
  const views = listViews();
  reporter.line('views', `${formatNumberOf(views.length, 'view')}: ${views.join(', ')}`);
}
