import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The clone that this bootstrap belongs to. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** A failure whose message is all that a person needs: it is shown without a stack trace. */
export class BootstrapError extends Error {}

/**
 * Says one line to the person at the terminal; stdout stays the program's.
 * @param {string} line
 * @param {NodeJS.WritableStream} [stream]
 */
export function say(line, stream = process.stderr) {
  stream.write(`dvdrental: ${line}\n`);
}

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();
/** An interrupt ends this process as soon as its children have ended. */
let isLeaving = false;

/**
 * Runs a program to its end in silence, and gives what it would have printed.
 * @param {string} command
 * @param {string[]} args
 * @param {{env?: NodeJS.ProcessEnv, shell?: boolean}} [options]
 * @returns {Promise<{ok: boolean, output: string}>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    children.add(child);
    child.on('error', (error) => resolve({ ok: false, output: error.message }));
    child.on('close', (code) => {
      children.delete(child);
      // A child that an interrupt ended has not failed.
      if (!isLeaving) resolve({ ok: code === 0, output: output.trim() });
    });
  });
}

/**
 * Does the work while an interrupt ends its child processes first: npm tidies up, and what it does must be over before
 * anybody else begins. Afterwards interrupts are the next one's business.
 * @param {() => Promise<void>} work
 */
export async function interruptibly(work) {
  /** @param {NodeJS.Signals} signal */
  const leave = async (signal) => {
    for (const child of children) child.kill(isLeaving ? 'SIGKILL' : signal);
    if (isLeaving) return;
    isLeaving = true;
    await Promise.all([...children].map((child) => once(child, 'close')));
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.on('SIGINT', leave).on('SIGTERM', leave);
  try {
    await work();
  } finally {
    if (!isLeaving) process.off('SIGINT', leave).off('SIGTERM', leave);
  }
}
