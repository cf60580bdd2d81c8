import type { Command } from 'commander';
import { DatagenError } from '../errors.js';
import { askLine, canAsk } from './terminal/ask-line.js';

/** The option that answers beforehand what would be asked on a terminal. */
export function addYesOption(command: Command): Command {
  return command.option('--yes', 'do not ask before data is lost');
}

/** What is to be agreed to. */
export interface Loss {
  /** What was found, as a sentence. */
  readonly finding: string;
  /** The question, without its question mark. */
  readonly question: string;
  /** What to do where no terminal is there to ask on, or the answer is no. */
  readonly advice: string;
}

/**
 * Goes on only if the user agrees to lose data: by `--yes`, or by an answer on the terminal.
 *
 * @throws DatagenError `conflict` when the answer is no, or there is no terminal to ask on
 */
export async function confirmLoss(loss: Loss, yes: boolean): Promise<void> {
  if (yes) return;
  if (canAsk()) {
    if (await askYes(`${loss.finding} ${loss.question}? [y/N] `)) return;
    throw new DatagenError('conflict', 'Nothing was changed.');
  }
  throw new DatagenError('conflict', loss.finding, { hint: `Nothing was changed. ${loss.advice}` });
}

/** Asks on the terminal for a yes or a no. */
export async function askYes(question: string): Promise<boolean> {
  return askLine(question, (answer) => {
    if (/^y(es)?$/i.test(answer)) return true;
    return /^(no?)?$/i.test(answer) ? false : undefined;
  });
}
