import { join } from 'node:path';
import { loadQueries } from '../../checks/load-queries.js';
import { validate } from '../../checks/validate.js';
import type { QueryRunner } from '../../engines/engine.js';
import { sqlFolder } from '../../paths.js';

/** The faults that a check found. */
export interface FaultCount {
  readonly check: string;
  /** The number of rows that break the rule. */
  readonly faults: number;
  /** Why the check could not run; the number of its faults is then unknown. */
  readonly error?: string;
  /** Only the data of this program must follow the rule, such as ids without gaps. */
  readonly isNotice: boolean;
  /** New rows may break the rule, such as ids that rise with time. */
  readonly mayGrow: boolean;
}

/** Runs every check that needs no ledger, within the runner's transaction, and returns those that found something. */
export async function countFaults(
  runner: QueryRunner,
  signal: AbortSignal | undefined,
): Promise<readonly FaultCount[]> {
  const folder = join(sqlFolder, 'validate');
  const { checks } = await validate(runner, null, { folder, ...(signal ? { signal } : {}) });
  const growing = (await loadQueries(folder)).filter(({ foreign }) => foreign === 'notice');
  return checks
    .filter(({ status, found, expected }) => status === 'error' || found !== expected)
    .map(({ name, status, found, expected, reason }) => ({
      check: name,
      isNotice: status === 'skipped',
      mayGrow: growing.some((query) => query.name === name),
      faults: expected === 0 ? Number(found) : Number(expected) - Number(found),
      ...(status === 'error' && reason !== undefined ? { error: reason } : {}),
    }));
}

/** Lists the checks that find more faults than before, or that could run before and now cannot. */
export function findAdded(
  before: readonly FaultCount[],
  after: readonly FaultCount[],
): readonly { readonly mayGrow: boolean; readonly text: string }[] {
  return after.flatMap(({ check, faults, mayGrow, error }) => {
    const earlier = before.find((each) => each.check === check);
    if (error !== undefined)
      return earlier?.error === undefined ? [{ mayGrow: false, text: `${check}: ${error}` }] : [];
    const was = earlier?.faults ?? 0;
    return faults > was ? [{ mayGrow, text: `${check}: ${was} before, ${faults} after` }] : [];
  });
}
