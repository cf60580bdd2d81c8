import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Config } from '../../config/schema.js';
import { DatagenError } from '../../errors.js';
import { packageRoot } from '../../paths.js';

/** What the process that generates is told. */
export interface RunRequest {
  readonly config: Config;
  readonly threads: number;
}

/** What one generation into nowhere came to, in a process that did nothing else. */
export interface MeasuredRun {
  readonly seconds: number;
  /** Of all its threads, in user and in system mode. */
  readonly cpuSeconds: number;
  /** The largest resident set of the whole process. */
  readonly peakMemoryBytes: number;
  readonly rows: number;
  readonly rentals: number;
  readonly bytes: number;
  /** The first rental rows that were made, as CSV. */
  readonly sample: Uint8Array;
}

export type RunAnswer = MeasuredRun | { readonly failure: string };

/** Built, since Node 20 runs no TypeScript. */
const RUN_ONCE = join(packageRoot, 'dist', 'src', 'bench', 'generate', 'run-once.js');

/**
 * Generates once in a process of its own, so that neither memory nor compiled code is left over from another run.
 * Throws a DatagenError 'internal' when the process fails, and the signal's reason when that aborts.
 */
export async function measureRun(config: Config, threads: number, signal: AbortSignal): Promise<MeasuredRun> {
  signal.throwIfAborted();
  const child = fork(RUN_ONCE, {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const stop = () => void child.kill('SIGKILL');
  signal.addEventListener('abort', stop);
  try {
    const answer = await new Promise<RunAnswer>((resolve) => {
      let words = '';
      child.stderr?.on('data', (chunk: Buffer) => {
        words += chunk.toString();
      });
      child.once('message', (message) => resolve(message as RunAnswer));
      child.once('error', (error) => resolve({ failure: String(error) }));
      child.once('close', (code, killer) =>
        resolve({ failure: words.trim() || `it ended with ${killer ?? `exit code ${code}`}` }),
      );
      child.send({ config, threads } satisfies RunRequest);
    });
    signal.throwIfAborted();
    if ('failure' in answer) {
      throw new DatagenError('internal', `A measured generation failed: ${answer.failure}`);
    }
    return answer;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
