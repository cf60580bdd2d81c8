import { DatagenError } from '../../errors.js';
import { suggestWord } from '../suggest.js';
import { findScenario, SCENARIOS } from './list.js';
import type { Scenario } from './scenario.js';

/** The scenario of a name; refuses one that is not there, and suggests. */
export function requireScenario(name: string): Scenario {
  const scenario = findScenario(name);
  if (scenario) return scenario;
  const names = SCENARIOS.map((each) => each.name);
  const likely = suggestWord(name, names);
  throw new DatagenError('usage', `There is no scenario ${name}.`, {
    hint: likely === undefined ? `The scenarios are ${names.join(', ')}.` : `Did you mean ${likely}?`,
  });
}
