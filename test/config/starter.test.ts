import { expect, test } from 'vitest';
import { checkConfig } from '../../src/config/check.js';
import { resolveConfig } from '../../src/config/resolve.js';
import { SCENARIOS } from '../../src/config/scenarios/list.js';
import { writeStarter } from '../../src/config/starter.js';

test.each(SCENARIOS)('a file that starts from $name says the same and explains every key', (scenario) => {
  const { config } = resolveConfig({ flags: { scenario: scenario.name }, environment: {} });
  const text = writeStarter(scenario, config);
  expect(checkConfig('mine.json', text).resolution?.config).toEqual(config);
  for (const line of text.split('\n')) expect(line.length).toBeLessThan(400);
  expect(text).toContain('// Share of the customers who never leave.\n    "loyal_customer_rate"');
});

test('a file may name its schema for the editor', () => {
  const { problems } = checkConfig('mine.json', '{"$schema": "./config.schema.json"}');
  expect(problems).toEqual([]);
});
