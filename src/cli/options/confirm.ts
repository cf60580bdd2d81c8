import { DatagenError } from '../../errors.js';
import type { ConfirmLoss, Loss } from '../../jobs/job.js';
import { askLine, canAsk } from '../terminal/ask.js';

/** Agrees to a loss of data by `--yes`, or by the user's answer on the terminal. */
export function confirmWith({ yes }: { readonly yes?: boolean }): ConfirmLoss {
  return (loss) => (yes ? Promise.resolve() : confirmLoss(loss));
}

async function confirmLoss(loss: Loss): Promise<void> {
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
