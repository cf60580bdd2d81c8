import type { Connection } from 'mysql2/promise';
import { closeConnection } from '../close-connection.js';
import { openSeveral } from '../open-several.js';
import type { Open } from './connection-pool.js';

/** Connections that were opened beforehand, so that a load knows how many it has. */
export interface Reserve {
  /** How many there were. */
  readonly size: number;
  /** Gives one of them, and opens another when all are given away. */
  readonly open: Open;
  /** Closes those that were not taken. */
  readonly close: () => Promise<void>;
}

/** Opens as many connections as are wanted, or as the server allows; one at least. */
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
