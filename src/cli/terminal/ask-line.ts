import { createInterface } from 'node:readline/promises';
import { DatagenError } from '../../errors.js';

/** Whether questions can be asked: stdin and stderr are a terminal. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/**
 * Asks on the terminal until an answer is valid.
 *
 * @param read - the meaning of an answer; undefined when it is not valid
 * @throws DatagenError `interrupted` at Ctrl-C, or at the end of the input
 */
export async function askLine<Answer>(question: string, read: (answer: string) => Answer | undefined): Promise<Answer> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<never>((_, reject) => {
    lines.once('close', () => {
      process.stderr.write('\n');
      reject(new DatagenError('interrupted', 'Interrupted. Nothing was changed.'));
    });
  });
  ended.catch(() => {});
  for (;;) {
    const answer = read((await Promise.race([lines.question(question), ended])).trim());
    if (answer === undefined) continue;
    lines.removeAllListeners('close').close();
    return answer;
  }
}
