import { join } from 'node:path';
import type { Connection } from 'mysql2/promise';
import type { ConnectionSettings } from '../config/connection.js';
import { DatagenError } from '../errors.js';
import { type OpenOptions, openConnection, type ServerAddress } from '../mysql/connect.js';
import { describeAddress } from '../mysql/connect-failure.js';
import { acquirePrivateServer, canHavePrivateServer } from '../mysql/private-server/acquire.js';
import type { Reporter } from '../terminal/reporter.js';
import type { CommandContext } from './context.js';

/** Where runs leave their datasets and their server, below the current folder. */
export const OUTPUT_ROOT = 'out';

/** The server a command works with: one that the user named, or the program's own. */
export interface Target {
  readonly ownServer: boolean;
  readonly address: ServerAddress;
  readonly database: string;
  readonly open: (options?: OpenOptions) => Promise<Connection>;
  /** Lets go of the server; the last to let go of the private one stops it. */
  readonly release: () => Promise<void>;
}

/**
 * Reaches the server that the connection settings name, else starts the private one.
 *
 * @throws DatagenError `server` when none is given and none is installed
 */
export async function openTarget(
  connection: ConnectionSettings,
  context: CommandContext,
  reporter: Reporter,
): Promise<Target> {
  const { given, database, ...address } = connection;
  if (given) {
    const { ssl, ...rest } = address;
    return targetAt(
      { ...rest, ...(ssl.mode === undefined && ssl.ca === undefined ? {} : { ssl }) },
      database,
    );
  }
  const searchPath = context.environment.PATH;
  if (!canHavePrivateServer(searchPath)) {
    throw new DatagenError(
      'server',
      'No server was named, and no MariaDB or MySQL server is installed here.',
      {
        hint:
          'Install one (Debian: apt-get install mariadb-server-core mariadb-client-core), ' +
          'name one with --url mysql://user@host/database, or make CSV files only with dvdrental generate.',
      },
    );
  }
  const root = join(process.cwd(), OUTPUT_ROOT);
  const server = await acquirePrivateServer({
    root,
    searchPath,
    onNotice: (notice) => reporter.line('server', notice),
  });
  const vendor = server.vendor === 'mariadb' ? 'MariaDB' : 'MySQL';
  reporter.line('server', `${vendor} ${server.version}, the private one in ${join(OUTPUT_ROOT, '.server')}`);
  return { ...targetAt(server.address, database), ownServer: true, release: server.release };
}

function targetAt(address: ServerAddress, database: string): Target {
  return {
    ownServer: false,
    address,
    database,
    open: (options) => openConnection(address, options),
    release: () => Promise.resolve(),
  };
}

/** Where a target is, for people: `127.0.0.1:3306`. */
export function describeTarget(target: Target): string {
  return target.ownServer ? 'the private server' : describeAddress(target.address);
}
