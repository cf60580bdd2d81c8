import { spawn } from 'node:child_process';
import type { ServerPaths } from './server-paths.js';

/** Becomes the program that is named after it, with everything in the environment as it is but this. */
const WITH_TEMPORARY_FOLDER = 'export TMPDIR="$0"; exec "$@"';

/**
 * Runs a program in the server's folder, with that for its temporary files, and in a process group of its own, so that
 * Ctrl-C in the terminal leaves it to us to end it; it ends with all its children when the signal fires or this process
 * ends. Rejects when it fails, with what it said as `output`.
 */
export function runInstaller(
  program: string,
  args: readonly string[],
  { folder, temporary }: Pick<ServerPaths, 'folder' | 'temporary'>,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const child = spawn('/bin/sh', ['-c', WITH_TEMPORARY_FOLDER, temporary, program, ...args], {
      cwd: folder,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    const end = (): void => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has just ended by itself.
      }
    };
    const settle = (error?: Error): void => {
      process.off('exit', end);
      signal?.removeEventListener('abort', end);
      if (error === undefined) resolve();
      else reject(Object.assign(error, { output }));
    };
    process.once('exit', end);
    signal?.addEventListener('abort', end);
    child.once('error', settle);
    child.once('close', (code, killed) => {
      settle(code === 0 ? undefined : new Error(`${program} ended with ${killed ?? `exit code ${code}`}`));
    });
  });
}
