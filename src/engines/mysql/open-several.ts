import type { Connection } from 'mysql2/promise';
import type { OpenOptions } from './connect.js';
import { isConnectionLimit } from './connection-limit.js';

type Open = (options: OpenOptions) => Promise<Connection>;
type Take = (connection: Connection) => Promise<unknown>;

/**
 * Opens as many connections as are wanted, or as many as the server and the account allow, but one at least. `take` is
 * given each as it is opened and makes it ready; where it or a connection fails, those that it was given stay open.
 */
export async function openSeveral(open: Open, wanted: number, take: Take, options: OpenOptions = {}): Promise<void> {
  await take(await open(options));
  await openMore(open, wanted - 1, take, options);
}

/** The same for connections beside one that is open already: there may be none. */
export async function openMore(open: Open, wanted: number, take: Take, options: OpenOptions = {}): Promise<void> {
  for (let opened = 0; opened < wanted; opened++) {
    const connection = await open({ ...options, spare: true }).catch((error: unknown) => {
      if (!isConnectionLimit(error)) throw error;
      return undefined;
    });
    if (connection === undefined) return;
    await take(connection);
  }
}
