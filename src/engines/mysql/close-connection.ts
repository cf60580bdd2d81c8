import { setTimeout as delay } from 'node:timers/promises';
import type { Connection } from 'mysql2/promise';

/** A connection with a statement under way, or to a server that is gone, may never say goodbye. */
const PATIENCE_MS = 2_000;

/** Closes a connection, within two seconds and in any state: an open socket would keep the process alive. */
export async function closeConnection(connection: Connection): Promise<void> {
  const done = new AbortController();
  const patience = delay(PATIENCE_MS, 'too long', { signal: done.signal }).catch(() => undefined);
  try {
    const outcome = await Promise.race([connection.end(), patience]);
    if (outcome === 'too long') connection.destroy();
  } catch {
    connection.destroy();
  } finally {
    done.abort();
  }
}
