import { setTimeout as delay } from 'node:timers/promises';
import type { Connection } from 'mysql2/promise';
import { interrupted, throwIfAborted } from '../../../errors.js';
import type { OpenOptions } from '../connect.js';
import { closeConnection, isConnectionLimit, openMore, openSeveral } from '../connections.js';
import { useDatabase } from '../database-lock.js';
import { askRows } from '../query.js';
import { beginLoadSession } from '../session.js';

export type Open = (options: OpenOptions) => Promise<Connection>;

/** Several connections that work through lists of tasks, prepared for loading. */
export interface ConnectionPool {
  readonly connections: readonly Connection[];
  /** Runs a task for each item, over the next free connection. The first failure stops all and is thrown. */
  readonly work: <T>(items: readonly T[], task: (connection: Connection, item: T) => Promise<void>) => Promise<void>;
  readonly dismiss: () => Promise<void>;
}

const KILL_PATIENCE_MS = 120_000;

/**
 * Opens a pool in a database with the wanted number of connections, or as many as the server allows. If it allows none,
 * the pool is the lock connection, which its owner closes. If the signal aborts or a task fails, the server ends the
 * other statements; the connections close after the server has rolled back.
 */
export async function openConnectionPool(
  open: Open,
  database: string,
  size: number,
  options: OpenOptions,
  signal: AbortSignal | undefined,
  lockConnection: Connection,
): Promise<ConnectionPool> {
  const own: Connection[] = [];
  const take = async (connection: Connection): Promise<void> => {
    own.push(connection);
    await useDatabase(connection, database);
    await beginLoadSession(connection);
  };
  try {
    await openMore(open, size, take, options);
  } catch (error) {
    for (const connection of own) connection.destroy();
    throw error;
  }
  const connections = own.length > 0 ? own : [lockConnection];
  return {
    connections,
    work: (items, task) => workThrough(open, connections, items, task, signal),
    dismiss: async () => {
      await Promise.all(own.map(closeConnection));
    },
  };
}

async function workThrough<T>(
  open: Open,
  connections: readonly Connection[],
  items: readonly T[],
  task: (connection: Connection, item: T) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  throwIfAborted(signal);
  const queue = [...items];
  let failure: { readonly error: unknown } | undefined;
  let stopping: Promise<void> | undefined;
  let giveUp = (): void => {};
  // A destroyed connection never answers its query, so stopping ends the wait too.
  const stopped = new Promise<void>((resolve) => {
    giveUp = resolve;
  });
  const stop = (error: unknown): void => {
    failure ??= { error };
    queue.length = 0;
    stopping ??= endThreads(open, connections).finally(giveUp);
  };
  const onAbort = (): void => stop(interrupted(signal));
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    const connectionsPerTable = connections.map(async (connection) => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
        await task(connection, item).catch(stop);
      }
    });
    await Promise.race([Promise.all(connectionsPerTable), stopped]);
  } finally {
    signal?.removeEventListener('abort', onAbort);
    await stopping;
  }
  if (failure !== undefined) throw failure.error;
}

/**
 * Kills the connections' threads and waits until the server has rolled back. Does nothing for a thread that has ended
 * or a server that is gone.
 */
export async function endThreads(open: Open, connections: readonly Connection[]): Promise<void> {
  try {
    const killer = await openKiller(open, connections);
    try {
      const ids = connections.map((connection) => connection.threadId);
      for (const id of ids) await killer.query('KILL ?', [id]).catch(() => {});
      const deadline = Date.now() + KILL_PATIENCE_MS;
      while ((await isAnyAlive(killer, ids)) && Date.now() < deadline) await delay(50);
    } finally {
      await closeConnection(killer);
    }
  } catch {
    // The server is gone.
  } finally {
    for (const connection of connections) connection.destroy();
  }
}

/** If no further connection is allowed, the connections that are to be killed are closed first. */
async function openKiller(open: Open, connections: readonly Connection[]): Promise<Connection> {
  try {
    return await open({ spare: true });
  } catch (error) {
    if (!isConnectionLimit(error)) throw error;
    for (const connection of connections) connection.destroy();
    return open({});
  }
}

/** SHOW needs no temporary table, unlike information_schema, so it works on a full disk. */
async function isAnyAlive(connection: Connection, ids: readonly number[]): Promise<boolean> {
  const threads = await askRows(connection, 'SHOW PROCESSLIST');
  return threads.some((thread) => ids.includes(Number(thread.Id)));
}

/** Connections that were opened in advance, so that a load knows their number. */
export interface Reserve {
  /** The number of connections. */
  readonly size: number;
  /** Returns one of them, or opens another if all are taken. */
  readonly open: Open;
  /** Closes those that were not taken. */
  readonly close: () => Promise<void>;
}

/** Opens the wanted number of connections in advance, or as many as the server allows, at least one. */
export async function openReserve(open: Open, wanted: number, localFiles: boolean): Promise<Reserve> {
  const idle: Connection[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(idle.splice(0).map(closeConnection));
  };
  try {
    await openSeveral(open, wanted, async (connection) => idle.push(connection), { localFiles });
  } catch (error) {
    await close();
    throw error;
  }
  return { size: idle.length, open: async (options) => idle.shift() ?? (await open(options)), close };
}
