import { DatagenError } from '../../errors.js';
import { suggestWord } from '../suggest.js';
import { aggressiveSeasonality } from './aggressive-seasonality.js';
import { classFixture } from './class-fixture.js';
import { decliningBusiness } from './declining-business.js';
import { extended10Year } from './extended-10-year.js';
import { fiftyStores } from './fifty-stores.js';
import { fiveYears } from './five-years-from-2015.js';
import { flatDemand } from './flat-demand.js';
import { highGrowthStartup } from './high-growth-startup.js';
import { loadTestMonster } from './load-test-monster.js';
import { pandemic } from './pandemic-2020-2023.js';
import type { Scenario } from './scenario.js';
import { standard3Year } from './standard-3-year.js';

/** The scenarios in the order they are shown; the first is the default. A new one is its file and a line here. */
export const SCENARIOS: readonly [Scenario, ...Scenario[]] = [
  standard3Year,
  extended10Year,
  aggressiveSeasonality,
  flatDemand,
  pandemic,
  highGrowthStartup,
  decliningBusiness,
  fiveYears,
  fiftyStores,
  loadTestMonster,
  classFixture,
];

/** The scenario of that name, undefined when there is none. */
export function findScenario(name: string): Scenario | undefined {
  return SCENARIOS.find((scenario) => scenario.name === name);
}

/** The scenario of a name. Throws a DatagenError `usage`, with a suggestion, if there is none. */
export function requireScenario(name: string): Scenario {
  const scenario = findScenario(name);
  if (scenario) return scenario;
  const names = SCENARIOS.map((each) => each.name);
  const likely = suggestWord(name, names);
  throw new DatagenError('usage', `There is no scenario ${name}.`, {
    hint: likely === undefined ? `The scenarios are ${names.join(', ')}.` : `Did you mean ${likely}?`,
  });
}
