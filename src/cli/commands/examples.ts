import type { Command } from 'commander';

/** A useful command line, and what it does. */
type Example = readonly [line: string, what: string];

/** Adds examples below a command's help; each works as it stands. */
export function addExamples(command: Command, ...examples: readonly Example[]): Command {
  const lines = examples.map(([line, what]) => `  ${line}\n      ${what}`);
  return command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
}
