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

const ENTER = /[\r\n]/;
const CTRL_C = '\u0003';
const BACKSPACE = /^[\b\u007f]$/;

/**
 * Asks for a password on the terminal without echoing it.
 *
 * @throws DatagenError `usage` where there is no terminal to ask on; `interrupted` on Ctrl-C
 */
export async function askPassword(prompt: string): Promise<string> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) {
    throw new DatagenError('usage', 'Cannot ask for the password: there is no terminal.', {
      hint: 'Put it into the environment variable DVDRENTAL_PASSWORD instead.',
    });
  }
  stderr.write(prompt);
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  stdin.resume();
  try {
    return await readHidden();
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write('\n');
  }
}

function readHidden(): Promise<string> {
  return new Promise((resolve, reject) => {
    let typed = '';
    const onData = (keys: string) => {
      for (const key of keys) {
        if (key === CTRL_C || ENTER.test(key)) {
          process.stdin.off('data', onData);
          if (key === CTRL_C) reject(new DatagenError('interrupted', 'Interrupted.'));
          else resolve(typed);
          return;
        }
        typed = BACKSPACE.test(key) ? typed.slice(0, -1) : typed + key;
      }
    };
    process.stdin.on('data', onData);
  });
}
