import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What came of starting the server: the path of its socket, or why there is none. */
export type ServerAnswer = { readonly socket: string } | { readonly error: string };

export interface LazyServer {
  /** Starts the server when first asked; everyone gets the same answer. */
  ask(): Promise<ServerAnswer>;
  stop(): Promise<void>;
}

/**
 * A private MariaDB for tests, not started until somebody asks; its options are added to the usual ones.
 *
 * @param diskSize - of a disk that is mounted for its data alone, as in '200m'; without one its data is among other files
 */
export function createLazyServer(options: readonly string[] = [], diskSize = ''): LazyServer {
  let keeper: ChildProcess | undefined;
  let answer: Promise<ServerAnswer> | undefined;

  async function start(): Promise<ServerAnswer> {
    const program = fileURLToPath(new URL('mariadb-keeper.mjs', import.meta.url));
    // In a process group of its own, so that Ctrl-C reaches it as the end of its stdin and it can clear away in peace.
    const child = spawn(process.execPath, [program, diskSize, ...options], {
      detached: true,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    keeper = child;
    for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line);
    return { error: 'The keeper of the private MariaDB ended without an answer.' };
  }

  return {
    ask: () => {
      answer ??= start();
      return answer;
    },
    stop: async () => {
      if (keeper === undefined || keeper.exitCode !== null) return;
      keeper.stdin?.end();
      await once(keeper, 'exit');
    },
  };
}
