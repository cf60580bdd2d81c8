import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatagenError, messageOf, throwIfAborted } from '../../errors.js';
import { packageRoot } from '../../paths.js';
import type { MeasureRequest } from './measuring-process.js';

type Reply<Answer> = { readonly answer: Answer } | { readonly failure: string };

/** In dist/, since Node 20 runs no TypeScript. */
const ENTRY = join(packageRoot, 'dist', 'src', 'jobs', 'benchmark', 'measuring-process.js');

/**
 * A new process for measurements, without memory or compiled code of earlier ones. It answers one request at a time
 * until it is ended or the signal aborts.
 */
export class BenchProcess {
  /** Resolves when the process has ended, with its output on stderr, or else how it ended. */
  readonly ended: Promise<string>;
  private readonly child: ChildProcess;
  private readonly stop = () => void this.child.kill('SIGKILL');
  private words = '';

  constructor(private readonly signal: AbortSignal) {
    throwIfAborted(signal);
    this.child = fork(ENTRY, {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const receive = (words: Buffer | Error) => {
      this.words += words.toString();
    };
    this.child.stderr?.on('data', receive);
    this.child.on('error', receive);
    this.ended = new Promise((resolve) => {
      this.child.once('close', (code, killer) =>
        resolve(this.words.trim() || `it ended with ${killer ?? `exit code ${code}`}`),
      );
    });
    signal.addEventListener('abort', this.stop);
  }

  /** Throws a DatagenError: `internal` if the process fails, `interrupted`. */
  async ask<Answer>(request: MeasureRequest): Promise<Answer> {
    const reply = await this.receive<Answer>(request);
    throwIfAborted(this.signal);
    if ('failure' in reply) throw new DatagenError('internal', `A measurement failed: ${reply.failure}`);
    return reply.answer;
  }

  /** Kills the process. */
  end(): void {
    this.signal.removeEventListener('abort', this.stop);
    this.stop();
  }

  private async receive<Answer>(request: MeasureRequest): Promise<Reply<Answer>> {
    const listening = new AbortController();
    const failed = this.ended.then((failure) => ({ failure }));
    const answered = once(this.child, 'message', { signal: listening.signal }).then(
      ([reply]) => reply as Reply<Answer>,
      // The message cannot be sent: the process has ended, or is about to.
      () => failed,
    );
    if (this.child.connected) this.child.send(request);
    try {
      return await Promise.race([answered, failed]);
    } finally {
      listening.abort();
    }
  }
}

/** Called in the process itself: answers each request. */
export function answerRequests(answer: (request: MeasureRequest) => unknown): void {
  process.on('message', (request: MeasureRequest) => {
    Promise.resolve(request)
      .then(answer)
      .then(
        (content) => process.send?.({ answer: content }),
        (error: unknown) => process.send?.({ failure: messageOf(error) }),
      );
  });
}
