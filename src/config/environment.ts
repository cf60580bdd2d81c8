import { CONFIG_OPTIONS, type ConfigFlags, declarationOf, OPTION_TABLE, type OptionName } from './option-table.js';
import { suggestWord } from './suggest.js';

const PREFIX = 'DVDRENTAL_';

/** Variables that the set-up of a clone and the tests read. */
const OTHER_VARIABLES = ['DVDRENTAL_NO_INSTALL', 'DVDRENTAL_TEST_SOCKET', 'DVDRENTAL_TEST_URLS'];

type Environment = Readonly<Record<string, string | undefined>>;

/** The value of an option in the environment; undefined if its variable is empty or not set. */
export function valueInEnvironment(name: OptionName, environment: Environment): string | undefined {
  return environment[declarationOf(name).variable ?? ''] || undefined;
}

/** The options that the environment gives. */
export function readEnvironment(environment: Environment): ConfigFlags {
  const names = [...CONFIG_OPTIONS, 'scenario'] as const;
  return {
    ...Object.fromEntries(names.map((name) => [name, valueInEnvironment(name, environment)])),
    password: valueInEnvironment('password', environment) ?? (environment.MYSQL_PWD || undefined),
  };
}

/** A notice for each variable that begins like this program's own but is unknown. */
export function noticeUnknownVariables(environment: Environment): string[] {
  const names = Object.keys(OPTION_TABLE) as OptionName[];
  const known = [...names.flatMap((name) => declarationOf(name).variable ?? []), ...OTHER_VARIABLES];
  return Object.keys(environment)
    .filter((name) => name.startsWith(PREFIX) && !known.includes(name))
    .sort()
    .map((name) => {
      const meant = suggestWord(
        name.slice(PREFIX.length),
        known.map((other) => other.slice(PREFIX.length)),
      );
      const advice = meant === undefined ? '' : `; did you mean ${PREFIX}${meant}?`;
      return `The environment variable ${name} is unknown and ignored${advice}`;
    });
}
