import { DatagenError } from '../../errors.js';

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
    throw new DatagenError('usage', 'There is no terminal to ask for the password on.', {
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
