import { DatagenError } from '../errors.js';
import { findContradictions, mostWeeks } from './consistency.js';
import { type DocumentProblem, pathText } from './describe-issues.js';
import { freezeDeep } from './documents.js';
import { seasonPercent, totalWeeks } from './master-schema.js';
import { ConfigError, describeValue } from './problem.js';
import { type Config, type ConfigInput, configSchema } from './schema.js';

/**
 * The same configuration with more weeks. The new weeks can have one percentage for all seasons.
 *
 * @throws DatagenError `usage` when the weeks go past 2038; ConfigError, code `usage`, when the percentage is none
 */
export function extendWeeks(config: Config, weeks: number, season?: number): Config {
  const master = config.master_simulation;
  const override = { from_week: master.total_weeks, to_week: weeks - 1, percent: season ?? 0 };
  const extended = freezeDeep({
    ...config,
    master_simulation: {
      ...master,
      total_weeks: weeks,
      season_overrides: season === undefined ? master.season_overrides : [...master.season_overrides, override],
    },
  });
  requireRoom(extended, weeks - master.total_weeks);
  const tooLong = totalWeeks.safeParse(weeks).error?.issues[0];
  const tooMuch = season === undefined ? undefined : seasonPercent.safeParse(season).error?.issues[0];
  const problems = [
    ...(tooLong ? [{ path: ['weeks in all'], found: describeValue(weeks), allowed: tooLong.message }] : []),
    ...(tooMuch ? [{ path: ['--season'], found: describeValue(season), allowed: tooMuch.message }] : []),
  ];
  const all = problems.length > 0 ? problems : findContradictions(extended);
  refuse(all);
  return extended;
}

/**
 * Fills in the defaults of a configuration that a program composed.
 *
 * @throws DatagenError `usage` when its weeks go past 2038; ConfigError, code `usage`, when it contradicts itself
 */
export function composeConfig(input: ConfigInput): Config {
  const config = freezeDeep(configSchema.parse(input));
  requireRoom(config, config.master_simulation.total_weeks);
  refuse(findContradictions(config));
  return config;
}

/** Refuses new weeks past 2038, in terms of the new weeks, since the user gave only these. */
function requireRoom(config: Config, added: number): void {
  const before = config.master_simulation.total_weeks - added;
  const room = Math.max(0, mostWeeks(config) - before);
  if (added <= room) return;
  throw new DatagenError(
    'usage',
    `${added === 1 ? 'One more week' : `${added} more weeks`} would end after 2038-01-18, the last supported date.`,
    {
      hint:
        room === 0
          ? 'No more weeks can be added.'
          : `At most ${room === 1 ? 'one more week' : `${room} more weeks`} can be added.`,
    },
  );
}

function refuse(problems: readonly DocumentProblem[]): void {
  if (problems.length === 0) return;
  throw new ConfigError(
    problems.map(({ path, found, allowed }) => ({ path: pathText(path), from: 'flag', found, allowed })),
  );
}
