import { pathText } from './describe-issues.js';
import type { Layer } from './layer.js';
import type { ConfigProblem } from './problem.js';
import { describeValue } from './problem.js';
import { findScenario, SCENARIOS } from './scenarios/list.js';
import { suggestWord } from './suggest.js';

export interface ChosenScenario {
  readonly name: string;
  /** Whether the user chose it, rather than leaving it to the default. */
  readonly chosen: boolean;
  readonly layer: Layer;
}

/** The scenario that a flag names, else the environment, else the default. */
export function chooseScenario(
  flag: string | number | undefined,
  variable: string | number | undefined,
): ChosenScenario {
  const wanted = flag ?? variable;
  const problems: ConfigProblem[] = [];
  if (flag !== undefined) problems.push(...nameProblems('--scenario', 'flag', String(flag)));
  if (variable !== undefined) problems.push(...nameProblems('DVDRENTAL_SCENARIO', 'environment', String(variable)));
  const scenario = (wanted === undefined ? undefined : findScenario(String(wanted))) ?? SCENARIOS[0];
  return {
    name: scenario.name,
    chosen: wanted !== undefined,
    layer: {
      document: scenario.configuration,
      connection: {},
      problems,
      refused: problems.length > 0 ? [[]] : [],
      nameOf: (path) => ({ path: `${pathText(path)} of the scenario ${scenario.name}`, from: 'scenario' }),
    },
  };
}

function nameProblems(path: string, from: ConfigProblem['from'], name: string): ConfigProblem[] {
  if (findScenario(name) !== undefined) return [];
  const names = SCENARIOS.map((scenario) => scenario.name);
  const meant = suggestWord(name, names);
  const known = `one of ${names.join(', ')}`;
  const allowed = meant === undefined ? known : `${known}; did you mean ${meant}?`;
  return [{ path, from, found: describeValue(name), allowed }];
}
