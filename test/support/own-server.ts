import { type Connection, createConnection } from 'mysql2/promise';
import { afterAll, beforeAll } from 'vitest';
import { createLazyServer } from './mariadb.js';

export interface OwnServer {
  readonly socket: string;
  /** Open as root, with the server's own defaults. */
  readonly connection: Connection;
}

/** A MariaDB that a test may kill. */
export interface MortalServer {
  /** Its user is root, without a password. */
  readonly socket: string;
  /** Ends it as `kill -9` does, removes its data, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts a MariaDB with further options; who starts it has to kill it. */
export async function startServer(options: readonly string[] = []): Promise<MortalServer> {
  const small = ['--innodb-buffer-pool-size=64M', '--innodb-log-file-size=32M'];
  const server = createLazyServer([...small, ...options]);
  const answer = await server.ask();
  if ('error' in answer) throw new Error(answer.error);
  return { socket: answer.socket, kill: server.stop };
}

/**
 * A MariaDB for the tests of a file alone, which may change what it likes on it. Its fields can be read once the tests
 * run.
 *
 * @param diskSize - of a disk that is mounted for its data alone, as in '200m'
 */
export function useOwnServer(options: readonly string[] = [], diskSize = ''): OwnServer {
  const server = createLazyServer(options, diskSize);
  let opened: OwnServer | undefined;
  const open = () => {
    if (opened === undefined) throw new Error('The server is there only while tests and their hooks run.');
    return opened;
  };
  beforeAll(async () => {
    const answer = await server.ask();
    if ('error' in answer) throw new Error(answer.error);
    const { socket } = answer;
    opened = { socket, connection: await connectPlainly({ socketPath: socket }) };
  });
  afterAll(async () => {
    await opened?.connection.end();
    await server.stop();
  });
  return {
    get socket() {
      return open().socket;
    },
    get connection() {
      return open().connection;
    },
  };
}

/** A connection of root's whose session has the server's defaults; whole numbers of any size come as text. */
export function connectPlainly(address: { socketPath: string } | { uri: string }): Promise<Connection> {
  const exact = { supportBigNumbers: true, bigNumberStrings: true, dateStrings: true } as const;
  return createConnection({ ...('uri' in address ? {} : { user: 'root' }), ...address, ...exact });
}
