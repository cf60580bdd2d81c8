import type { Connection } from 'mysql2/promise';
import { afterAll, beforeAll } from 'vitest';
import { openConnection } from '../../src/engines/mysql/connect.js';
import { askRows, askValue } from '../../src/engines/mysql/query.js';
import { findDeafPort } from './fake-servers.js';
import { type MortalServer, startServer } from './own-server.js';

const WAIT_SECONDS = 60;

/** A MariaDB that keeps a binary log, and another that replays it. */
export interface Replication {
  /** The primary's socket; its user is root, without a password. */
  readonly socket: string;
  readonly primary: Connection;
  readonly replica: Connection;
  /** Waits until the replica has replayed everything. Throws with its own words when it has stopped. */
  catchUp(): Promise<void>;
}

/** A primary and its replica for the tests of a file; they are gone after them. */
export function useReplication(): Replication {
  let servers: readonly MortalServer[] = [];
  let opened: Pick<Replication, 'socket' | 'primary' | 'replica'> | undefined;
  const open = () => {
    if (opened === undefined) throw new Error('The servers are there only while tests and their hooks run.');
    return opened;
  };

  beforeAll(async () => {
    const port = await findDeafPort();
    const network = ['--skip-networking=0', '--bind-address=127.0.0.1', `--port=${port}`];
    const [first, second] = await Promise.all([
      startServer([...network, '--server-id=1', '--log-bin=log']),
      startServer(['--server-id=2', '--read-only=1']),
    ]);
    servers = [first, second];
    const { socket } = first;
    const primary = await openConnection({ socket });
    const replica = await openConnection({ socket: second.socket });
    const [place = {}] = await askRows(primary, 'SHOW MASTER STATUS');
    await primary.query("CREATE USER replayer@'127.0.0.1' IDENTIFIED BY 'secret'");
    await primary.query("GRANT REPLICATION SLAVE ON *.* TO replayer@'127.0.0.1'");
    await replica.query(
      `CHANGE MASTER TO MASTER_HOST = '127.0.0.1', MASTER_PORT = ${port}, MASTER_USER = 'replayer',
         MASTER_PASSWORD = 'secret', MASTER_LOG_FILE = ?, MASTER_LOG_POS = ?`,
      [place.File, place.Position],
    );
    await replica.query('START SLAVE');
    opened = { socket, primary, replica };
  });
  afterAll(async () => {
    await opened?.primary.end();
    await opened?.replica.end();
    opened = undefined;
    for (const server of servers) await server.kill();
  });

  return {
    get socket() {
      return open().socket;
    },
    get primary() {
      return open().primary;
    },
    get replica() {
      return open().replica;
    },
    async catchUp() {
      const { primary, replica } = open();
      const [place = {}] = await askRows(primary, 'SHOW MASTER STATUS');
      const reached = await askValue(replica, 'SELECT MASTER_POS_WAIT(?, ?, ?)', [
        place.File,
        place.Position,
        WAIT_SECONDS,
      ]);
      const [status = {}] = await askRows(replica, 'SHOW SLAVE STATUS');
      if (Number(reached) >= 0 && reached !== null && status.Slave_SQL_Running === 'Yes') return;
      throw new Error(`The replica stands still: ${String(status.Last_Error || status.Last_IO_Error)}`);
    },
  };
}
