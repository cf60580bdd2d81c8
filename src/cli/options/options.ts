import { type Command, InvalidArgumentError, Option } from 'commander';
import { DEFAULT_DATABASE } from '../../config/defaults.js';
import {
  declarationOf,
  type OptionGroup,
  type OptionName,
  type OptionValues,
  optionsOf,
} from '../../config/option-table.js';
import { isNullText, NULL_TEXT, USUAL_NULL } from '../../dataset/file-form.js';

/** The options of any command. `--target none` is for `run` alone. */
export type CommonOptions = OptionValues;

/** The heading of a group in the help; without one its options continue the group before. */
const HEADINGS: { readonly [Group in OptionGroup]?: string } = {
  simulation: 'Simulation:',
  threads: 'Execution:',
  folder: 'Dataset folder:',
  replacement: 'Replacement:',
  target: 'Engine:',
  server: 'Server (default: a private one of this program):',
  output: 'Output:',
};

/** Help texts that differ from the table's for a group. */
const HELP_OF_GROUP: { readonly [Group in OptionGroup]?: { readonly [Name in OptionName]?: string } } = {
  duckDbFolder: { outputDir: 'the folder of the DuckDB file (default: out/<database>)' },
  server: { config: 'a configuration file that names the server and the database' },
  replacement: {
    overwrite: 'replace what this program loaded into the database before',
    resume: 'load anew after a load that was interrupted',
  },
};

/** Parsers of options that are neither a text, a number in a range nor a choice. */
const PARSERS: { readonly [Name in OptionName]?: (text: string) => unknown } = { null: parseNullText };

/** What a command changes of the table's options. */
interface OptionChanges {
  readonly help?: { readonly [Name in OptionName]?: string };
  /** Further choices. */
  readonly choices?: { readonly [Name in OptionName]?: readonly string[] };
}

/** The engine, the folder of a DuckDB file, and the server: the place of a database. */
export const PLACE = ['target', 'duckDbFolder', 'server'] as const;

/** Adds groups of options to a command, in this order. An option that it has already stays as it is. */
export function addOptions(command: Command, groups: readonly OptionGroup[], changes: OptionChanges = {}): Command {
  for (const group of groups) {
    const heading = HEADINGS[group];
    if (heading !== undefined) command.optionsGroup(heading);
    for (const name of optionsOf(group)) {
      const help = changes.help?.[name] ?? HELP_OF_GROUP[group]?.[name];
      const option = createOption(name, help, changes.choices?.[name]);
      if (!command.options.some(({ long }) => long === option.long)) command.addOption(option);
    }
  }
  return groups.includes('output') ? command.helpOption('--help', 'show this help') : command;
}

function createOption(name: OptionName, help: string | undefined, more: readonly string[] = []): Option {
  const { flags, help: usualHelp, choices, range, conflicts } = declarationOf(name);
  const option = new Option(flags, help ?? usualHelp);
  if (choices !== undefined) option.choices([...choices, ...more]);
  if (conflicts !== undefined) option.conflicts(conflicts);
  const parse = range === undefined ? PARSERS[name] : wholeNumber(...range);
  return parse === undefined ? option : option.argParser(parse);
}

/** The help of `--database` for a command with another default. */
export function describeDatabase(defaultDatabase = DEFAULT_DATABASE): string {
  return `the database (default: ${defaultDatabase})`;
}

function parseNullText(text: string): string {
  if (text === USUAL_NULL || isNullText(text)) return text;
  throw new InvalidArgumentError(`It must be ${USUAL_NULL}, or ${NULL_TEXT}.`);
}

/** Reads an option's value as a whole number of this range. */
export function wholeNumber(lowest: number, highest: number): (text: string) => number {
  return (text) => {
    const n = Number(text);
    if (/^\d+$/.test(text) && n >= lowest && n <= highest) return n;
    throw new InvalidArgumentError(`It must be a whole number from ${lowest} to ${highest}.`);
  };
}
