import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { DatagenError } from '../../errors.js';
import { readCommandLine } from '../../processes/identity.js';
import { openConnection } from '../mysql/connect.js';
import { closeConnection } from '../mysql/connections.js';
import { quoteText } from '../mysql/query.js';
import { bringUp, chooseProgram, type PrivateServerOptions } from './acquire.js';
import { listLiveLeases, readBirth, withLock } from './folder-lock.js';

import { locateServer, makeServerFolders, type PrivateAddress, privateAddress } from './server-paths.js';
import { answers, findRunningServer, stopServer } from './start-server.js';

export interface PersistentServer {
  readonly socket: string;
  readonly user: string;
  /** The option file for clients, with the password of the login. */
  readonly optionFile: string | undefined;
  readonly product: string;
  /** With a port: a user for TCP and its password, which is shown once and not stored. */
  readonly network: { readonly port: number; readonly user: string; readonly password: string } | undefined;
}

export interface ServerStatus {
  readonly initialised: boolean;
  readonly running: boolean;
  readonly persistent: boolean;
  readonly pid: number | undefined;
  readonly socket: string;
  /** The port of 127.0.0.1, if it listens on one. */
  readonly port: number | undefined;
  /** The users that may connect there, with the password that was shown at the start. */
  readonly networkUser: string;
  readonly folder: string;
  /** The program that made the data folder: 'mariadb 10.11.6'. */
  readonly madeBy: string | undefined;
  /** The processes that use it now. */
  readonly users: readonly number[];
}

const NETWORK_USER = 'dvdrental';

/** Starts the private server, which keeps running when this process ends; with a port, on the loopback address too. */
export async function startPersistent(
  options: PrivateServerOptions & { readonly port?: number | undefined },
): Promise<PersistentServer> {
  const paths = locateServer(options.root);
  const program = chooseProgram(paths, options.searchPath);
  makeServerFolders(paths);
  return withLock(paths.lock, async () => {
    if (options.port !== undefined && findRunningServer(paths) !== undefined) {
      if (listLiveLeases(paths).length > 0) {
        throw new DatagenError(
          'conflict',
          'The private server is in use, and a port can only be opened at its start.',
          {
            hint: 'Wait for the other run to end, then start the server again.',
          },
        );
      }
      await stopServer(paths);
    }
    await bringUp(paths, program, options, options.port);
    writeFileSync(paths.persistentMark, '');
    const address = privateAddress(paths);
    const network = options.port === undefined ? undefined : await openToNetwork(address, options.port);
    return {
      socket: address.socket,
      user: address.user,
      optionFile: address.password === undefined ? undefined : paths.clientOptions,
      product: `${program.version.product} ${program.version.numbers.join('.')}`,
      network,
    };
  });
}

/** Stops the private server; returns false when it was not running. Refuses while other processes use it. */
export async function stopPersistent(root: string): Promise<boolean> {
  const paths = locateServer(root);
  if (!existsSync(paths.folder)) return false;
  return withLock(paths.lock, async () => {
    const users = listLiveLeases(paths);
    if (users.length > 0) {
      throw new DatagenError(
        'conflict',
        `The private server is in use by process ${users.map((user) => user.pid).join(', ')}.`,
        {
          hint: 'Wait for it to end, or end it.',
        },
      );
    }
    const running = findRunningServer(paths) !== undefined;
    await stopServer(paths);
    rmSync(paths.persistentMark, { force: true });
    return running;
  });
}

/** The status of the private server of an output folder. */
export async function readStatus(root: string): Promise<ServerStatus> {
  const paths = locateServer(root);
  const birth = readBirth(paths);
  const pid = findRunningServer(paths);
  return {
    initialised: existsSync(paths.data),
    running: pid !== undefined && (await answers(paths)),
    persistent: existsSync(paths.persistentMark),
    pid,
    socket: paths.socket,
    port: pid === undefined ? undefined : portOf(readCommandLine(pid)),
    networkUser: NETWORK_USER,
    folder: paths.folder,
    madeBy: birth === undefined ? undefined : `${birth.vendor} ${birth.version}`,
    users: existsSync(paths.leases) ? listLiveLeases(paths).map((user) => user.pid) : [],
  };
}

function portOf(commandLine: string): number | undefined {
  const port = /--port=(\d+)/.exec(commandLine)?.[1];
  return port === undefined ? undefined : Number(port);
}

async function openToNetwork(address: PrivateAddress, port: number): Promise<PersistentServer['network']> {
  const password = randomBytes(18).toString('base64url');
  const connection = await openConnection(address);
  try {
    for (const host of ['127.0.0.1', 'localhost']) {
      const name = `${quoteText(NETWORK_USER)}@${quoteText(host)}`;
      await connection.query(`CREATE USER IF NOT EXISTS ${name}`);
      await connection.query(`ALTER USER ${name} IDENTIFIED BY ${quoteText(password)}`);
      await connection.query(`GRANT ALL PRIVILEGES ON *.* TO ${name}`);
    }
  } finally {
    await closeConnection(connection);
  }
  return { port, user: NETWORK_USER, password };
}
