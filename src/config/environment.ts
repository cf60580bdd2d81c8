import { type ConfigFlags, OPTIONS } from './options.js';
import { suggestWord } from './suggest.js';

const PREFIX = 'DVDRENTAL_';
const SCENARIO_VARIABLE = 'DVDRENTAL_SCENARIO';

/** Variables that the command line, the set-up of a clone and the tests read for themselves. */
const READ_ELSEWHERE = [
  'DVDRENTAL_THREADS',
  'DVDRENTAL_OUTPUT_DIR',
  'DVDRENTAL_TARGET',
  'DVDRENTAL_NO_BINLOG',
  'DVDRENTAL_NO_INSTALL',
  'DVDRENTAL_TEST_SOCKET',
  'DVDRENTAL_TEST_URLS',
];

/** The options that the environment gives; a variable that is empty gives nothing. */
export function readEnvironment(environment: Readonly<Record<string, string | undefined>>): ConfigFlags {
  const given = (variable: string) => environment[variable] || undefined;
  return {
    ...Object.fromEntries(Object.entries(OPTIONS).map(([name, option]) => [name, given(option.variable)])),
    scenario: given(SCENARIO_VARIABLE),
    password: given(OPTIONS.password.variable) ?? given('MYSQL_PWD'),
  };
}

/** A notice for each variable that begins like this program's own and is none. */
export function noticeUnknownVariables(environment: Readonly<Record<string, string | undefined>>): string[] {
  const known = [...Object.values(OPTIONS).map((option) => option.variable), SCENARIO_VARIABLE, ...READ_ELSEWHERE];
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
