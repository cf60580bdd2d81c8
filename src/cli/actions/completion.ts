import { availableParallelism } from 'node:os';
import type { Command, Option } from 'commander';
import { SCENARIOS } from '../../config/scenarios/list.js';
import { listMethods } from '../../jobs/benchmark/methods.js';
import { renderBash } from '../terminal/completion/bash.js';
import { renderFish } from '../terminal/completion/fish.js';
import type { CompletionCommand, CompletionOption, Values } from '../terminal/completion/model.js';
import { renderZsh } from '../terminal/completion/zsh.js';

const RENDERERS = { bash: renderBash, zsh: renderZsh, fish: renderFish } as const;

/** Options without a command go to this one. */
const DEFAULT_COMMAND = 'run';

/** Values that a placeholder of an option or argument stands for: `--config <file>`. */
const PLACEHOLDERS: Readonly<Record<string, Values>> = {
  file: { kind: 'files' },
  path: { kind: 'files' },
  dir: { kind: 'folders' },
  scenario: { kind: 'words', words: SCENARIOS.map((scenario) => scenario.name) },
  methods: {
    kind: 'words',
    words: listMethods(2 * availableParallelism()).map(({ name }) => name),
  },
  mode: { kind: 'words', words: ['DISABLED', 'PREFERRED', 'REQUIRED', 'VERIFY_CA', 'VERIFY_IDENTITY'] },
};

/** The completion script of a shell, for every command that the program has. */
export function renderCompletion(program: Command, shell: keyof typeof RENDERERS): string {
  return RENDERERS[shell](describeProgram(program));
}

function describeProgram(program: Command): CompletionCommand {
  const described = describeCommand(program, '');
  const main = described.commands.find((command) => command.name === DEFAULT_COMMAND);
  return { ...described, options: [...described.options, ...withoutHelp(main?.options ?? [])] };
}

function describeCommand(command: Command, path: string): CompletionCommand {
  const help = command.createHelp();
  const [argument] = command.registeredArguments;
  return {
    path,
    name: command.name(),
    description: command.description(),
    options: help.visibleOptions(command).map(describeOption),
    argument: argument ? valuesOf(argument.argChoices, argument.name()) : { kind: 'none' },
    commands: help.visibleCommands(command).map((below) => describeCommand(below, `${path}/${below.name()}`)),
  };
}

function describeOption(option: Option): CompletionOption {
  const placeholder = /[<[](.+?)[>\]]/.exec(option.flags)?.[1];
  return {
    flags: [option.short, option.long].filter((flag) => flag !== undefined),
    description: option.description,
    values: placeholder === undefined ? { kind: 'none' } : valuesOf(option.argChoices, placeholder),
  };
}

function valuesOf(choices: readonly string[] | undefined, placeholder: string): Values {
  if (choices) return { kind: 'words', words: choices };
  return PLACEHOLDERS[placeholder] ?? { kind: 'any' };
}

function withoutHelp(options: readonly CompletionOption[]): readonly CompletionOption[] {
  return options.filter((option) => !option.flags.includes('--help'));
}
