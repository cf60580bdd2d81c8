import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { quoteWord } from '../../src/program-call.js';

/** The program of util-linux that runs a command on a terminal of its own. */
const SCRIPT = '/usr/bin/script';

export const hasTerminals = process.platform === 'linux' && existsSync(SCRIPT);

/** A program on a terminal, and what the terminal shows. */
export interface OnTerminal {
  /** Types text; `\x03` is Ctrl-C, `\x04` is Ctrl-D. */
  readonly type: (text: string) => void;
  /** Waits until the terminal shows a text after what was waited for before. */
  readonly shows: (text: string) => Promise<void>;
  /** Ends when the program does, with everything that was shown. */
  readonly ended: Promise<{ readonly exitCode: number | null; readonly shown: string }>;
  readonly process: ChildProcess;
}

/** Starts a program on a terminal of its own: its stdin, stdout and stderr are that terminal. */
export function startOnTerminal(
  words: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): OnTerminal {
  const command = words.map(quoteWord).join(' ');
  const child = spawn(SCRIPT, ['--quiet', '--return', '--command', `exec ${command}`, '/dev/null'], {
    cwd: options.cwd,
    env: { ...process.env, TERM: 'xterm', ...options.env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let shown = '';
  let seen = 0;
  let isRunning = true;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
  });
  const ended = new Promise<{ exitCode: number | null; shown: string }>((resolve, reject) => {
    child.on('error', reject).on('close', (exitCode) => {
      isRunning = false;
      resolve({ exitCode, shown });
    });
  });
  const shows = async (text: string) => {
    for (;;) {
      const at = shown.indexOf(text, seen);
      if (at >= 0) {
        seen = at + text.length;
        return;
      }
      if (!isRunning) throw new Error(`The terminal never showed ${text}:\n${shown}`);
      await sleep(5);
    }
  };
  return { type: (text) => child.stdin.write(text), shows, ended, process: child };
}
