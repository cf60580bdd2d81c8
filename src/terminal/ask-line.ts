import { createInterface } from 'node:readline/promises';
import { DatagenError } from '../errors.js';

/** Whether there is somebody to ask: both the questions and the answers are on a terminal. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/**
 * Asks until an answer will do.
 *
 * @param read - what the answer means; undefined when it has to be asked again
 * @throws DatagenError `interrupted` when the input ends
 */
export async function askLine<Answer>(
  question: string,
  read: (answer: string) => Answer | undefined,
): Promise<Answer> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<never>((_, reject) => {
    lines.once('close', () => reject(new DatagenError('interrupted', 'Nothing was chosen.')));
  });
  ended.catch(() => {});
  try {
    for (;;) {
      const answer = read((await Promise.race([lines.question(question), ended])).trim());
      if (answer !== undefined) return answer;
    }
  } finally {
    lines.close();
  }
}
