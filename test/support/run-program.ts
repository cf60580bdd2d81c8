import { Writable } from 'node:stream';
import type { Command } from 'commander';
import { CommanderError } from 'commander';
import { Calls } from '../../src/cli/calls.js';
import { defineProgram } from '../../src/cli/commands/program.js';
import { Screen } from '../../src/cli/terminal/screen.js';

/** A terminal that is not there: it keeps what is written to it. */
export function createScreen(columns: number, live = true): { screen: Screen; text: () => string } {
  let text = '';
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      text += String(chunk);
      done();
    },
  });
  Object.assign(stream, { isTTY: live, columns, rows: 24 });
  const screen = new Screen(stream as unknown as NodeJS.WriteStream, { live, coloured: false });
  return { screen, text: () => text };
}

/** Runs a command line in this process, without a server and with an environment of its own. */
export async function runProgram(
  args: readonly string[],
): Promise<{ stdout: string; stderr: string; code: number | string }> {
  let stdout = '';
  let code: number | string = 0;
  const { screen, text } = createScreen(80, false);
  const program = defineProgram({
    environment: { PATH: '' },
    workingFolder: process.cwd(),
    stdout: { write: (chunk) => (stdout += chunk) },
    stderr: screen,
    signal: new AbortController().signal,
    leaveInterrupts: (work) => work(),
    calls: new Calls('dvdrental', []),
    finish: (exitCode) => {
      code = exitCode;
    },
  });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    code = thrown.code;
  }
  return { stdout, stderr: text(), code };
}

/** The program's tree of commands, for looking at. */
export function programTree(): Command {
  return defineProgram({
    environment: {},
    workingFolder: process.cwd(),
    stdout: { write: () => undefined },
    stderr: createScreen(80, false).screen,
    signal: new AbortController().signal,
    leaveInterrupts: (work) => work(),
    calls: new Calls('dvdrental', []),
    finish: () => undefined,
  });
}
