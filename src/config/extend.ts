import { findContradictions } from './consistency.js';
import { pathText } from './describe-issues.js';
import { freezeDeep } from './freeze.js';
import { totalWeeks } from './master-schema.js';
import { ConfigError } from './problem.js';
import type { Config } from './schema.js';

/** The same configuration over more weeks in all. Throws a ConfigError, code `usage`, when they go past 2038. */
export function extendWeeks(config: Config, weeks: number): Config {
  const extended = freezeDeep({
    ...config,
    master_simulation: { ...config.master_simulation, total_weeks: weeks },
  });
  const issue = totalWeeks.safeParse(weeks).error?.issues[0];
  const problems =
    issue === undefined
      ? findContradictions(extended)
      : [{ path: ['weeks in all'], found: String(weeks), allowed: issue.message }];
  if (problems.length === 0) return extended;
  throw new ConfigError(
    problems.map(({ path, found, allowed }) => ({ path: pathText(path), from: 'flag', found, allowed })),
  );
}
