import { expect, test } from 'vitest';
import { checkConfig, resolveConfig } from '../../src/config/resolve.js';

import { SCENARIOS } from '../../src/config/scenarios/list.js';
import { writeStarter } from '../../src/config/starter.js';

test.each(SCENARIOS)('a file that starts from $name says the same and explains every key', (scenario) => {
  const { config } = resolveConfig({ flags: { scenario: scenario.name }, environment: {} });
  const text = writeStarter(scenario, config, './config.schema.json');
  expect(checkConfig('mine.json', text).resolution?.config).toEqual(config);
  for (const line of text.split('\n')) expect(line.length).toBeLessThan(400);
  expect(text).toContain('// Share of the customers who never leave.\n    "loyal_customer_rate"');
});

test('what is empty is shown with an example that is valid', () => {
  const { config } = resolveConfig({ flags: {}, environment: {} });
  const text = writeStarter(SCENARIOS[0], config, './config.schema.json');
  const examples = [...text.matchAll(/\/\/ For example: (.*)$/gm)].map(([, example]) => example);
  for (const key of ['phases', 'season_overrides', 'inventory_additions', 'film_release_strategy']) {
    expect(
      examples.some((example) => example?.startsWith(`"${key}": `)),
      key,
    ).toBe(true);
  }
  const all = `{ "master_simulation": { ${examples.join(', ')} } }`;
  expect(checkConfig('mine.json', all)).toMatchObject({ problems: [], resolution: { notices: [] } });
});

test.each([
  ['no hot category', '{}', 3120],
  ['a hot category of no week', '{ "hot_categories": [{ "weeks": [], "category": "Action" }] }', 3120],
  ['hot categories after the run', '{ "hot_categories": [{ "weeks": [156], "category": "Action" }] }', 3120],
])('films that come out with %s are noticed, since no store has them', (_, strategy, films) => {
  const file = `{ "master_simulation": { "film_release_strategy": ${strategy} } }`;
  expect(checkConfig('mine.json', file).resolution?.notices).toEqual([
    expect.stringContaining(`brings out ${films} films, and no store buys any of them`),
  ]);
});

test('films that are bought, or that do not come out, are not worth a notice', () => {
  for (const strategy of [
    '{ "hot_categories": [{ "weeks": [155], "category": "Action" }] }',
    '{ "market_weekly_releases": 0 }',
    'null',
  ]) {
    const file = `{ "master_simulation": { "film_release_strategy": ${strategy} } }`;
    expect(checkConfig('mine.json', file).resolution?.notices, strategy).toEqual([]);
  }
});

test('a file may name its schema for the editor', () => {
  const { problems } = checkConfig('mine.json', '{"$schema": "./config.schema.json"}');
  expect(problems).toEqual([]);
});
