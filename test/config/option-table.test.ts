import { expect, test } from 'vitest';
import { readEnvironment, valueInEnvironment } from '../../src/config/environment.js';
import { CONFIG_OPTIONS, declarationOf, flagOf, OPTION_TABLE, type OptionName } from '../../src/config/option-table.js';
import { resolveConfig } from '../../src/config/resolve.js';

const names = Object.keys(OPTION_TABLE) as OptionName[];

test('an option is called the same as a flag, a variable and a name', () => {
  for (const name of names) {
    const words = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    expect(flagOf(name).replace(/^--(no-)?/, '')).toBe(words);
    const { variable } = declarationOf(name);
    if (variable !== undefined) {
      expect(variable.replace(/^DVDRENTAL_(NO_)?/, '')).toBe(words.replaceAll('-', '_').toUpperCase());
    }
  }
});

test('an option that sets a key names one that the configuration has', () => {
  const { config } = resolveConfig({ flags: {}, environment: {} });
  for (const name of names) {
    const { path } = declarationOf(name);
    if (path !== undefined) expect(config, name).toHaveProperty([...path]);
  }
});

test('the environment gives every option of the configuration, and an empty variable gives none', () => {
  for (const name of CONFIG_OPTIONS) {
    const { variable = '' } = declarationOf(name);
    expect(readEnvironment({ [variable]: 'given' })).toMatchObject({ [name]: 'given' });
    expect(valueInEnvironment(name, { [variable]: '' })).toBeUndefined();
  }
});
