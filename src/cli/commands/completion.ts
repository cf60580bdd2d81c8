import { Argument, type Command } from 'commander';
import type { CommandContext } from '../context.js';
import { addExamples } from './examples.js';

const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** Defines `dvdrental completion bash|zsh|fish`, for all commands of the program. */
export function defineCompletion(program: Command, context: CommandContext): void {
  const command = program
    .command('completion')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .description('Print a script that completes commands, options and values in a shell.')
    .action(async (shell: (typeof SHELLS)[number]) => {
      const { renderCompletion } = await import('../actions/completion.js');
      context.stdout.write(renderCompletion(program, shell));
      context.finish(0);
    });
  addExamples(
    command,
    ['source <(dvdrental completion bash)', 'in ~/.bashrc; the same with zsh in ~/.zshrc'],
    ['dvdrental completion fish > ~/.config/fish/completions/dvdrental.fish', 'for fish'],
  );
}
