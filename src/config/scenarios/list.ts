import { extended10Year } from './extended-10-year.js';
import type { Scenario } from './scenario.js';
import { standard3Year } from './standard-3-year.js';

/** The scenarios in the order they are shown; the first is the default. A new one is its file and a line here. */
export const SCENARIOS: readonly [Scenario, ...Scenario[]] = [standard3Year, extended10Year];

/** The scenario of that name, undefined when there is none. */
export function findScenario(name: string): Scenario | undefined {
  return SCENARIOS.find((scenario) => scenario.name === name);
}
