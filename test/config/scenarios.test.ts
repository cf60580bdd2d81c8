import { expect, test } from 'vitest';
import { extendWeeks } from '../../src/config/extend.js';
import { resolveConfig } from '../../src/config/resolve.js';
import { findScenario, SCENARIOS } from '../../src/config/scenarios/list.js';
import { DatagenError } from '../../src/errors.js';

test.each(SCENARIOS)(
  '$name resolves, and its configuration is a valid file',
  ({ name, title, description, configuration }) => {
    const { scenario, config } = resolveConfig({ flags: { scenario: name }, environment: {} });
    expect(scenario).toBe(name);
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(title.length).toBeGreaterThan(5);
    expect(description).not.toContain('\n');
    const asFile = resolveConfig({
      flags: {},
      environment: {},
      file: { path: name, text: JSON.stringify(configuration) },
    });
    expect(asFile.config).toEqual(config);
  },
);

test('names are unique, and the default is the standard one', () => {
  expect(new Set(SCENARIOS.map((scenario) => scenario.name)).size).toBe(SCENARIOS.length);
  expect(SCENARIOS[0].name).toBe('standard-3-year');
  expect(findScenario('none')).toBeUndefined();
});

test('ten years differ from three in their weeks only', () => {
  const [three, ten] = ['standard-3-year', 'extended-10-year'].map(
    (scenario) => resolveConfig({ flags: { scenario }, environment: {} }).config,
  );
  expect(ten).toEqual(three && extendWeeks(three, 520));
});

test('a configuration is not extended past 2038', () => {
  const { config } = resolveConfig({ flags: {}, environment: {} });
  expect(() => extendWeeks(config, 1900)).toThrow(DatagenError);
  expect(() => extendWeeks(config, 1900)).toThrow(/^\d+ more weeks would end after 2038-01-18/);
  expect(() => extendWeeks(config, 1.5)).toThrow('a whole number');
});
