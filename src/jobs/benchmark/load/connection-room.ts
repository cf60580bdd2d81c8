import type { ServerCapabilities } from '../../../engines/mysql/inspect-server.js';
import { describeLimit } from '../../../engines/mysql/load-method.js';
import { DatagenError } from '../../../errors.js';
import type { BenchMethod } from './load-method.js';

/** The connection that holds the benchmark's lock until its end. */
const KEEPER = 1;

type Limited = Pick<ServerCapabilities, 'connectionLimit'>;

/** Why an account has too few connections for a way; undefined where it has enough. */
export function refuseConnections(way: BenchMethod, { connectionLimit }: Limited): string | undefined {
  if (connectionLimit === undefined) return undefined;
  const needed = KEEPER + way.connections;
  if (connectionLimit >= needed) return undefined;
  return `it needs ${needed} connections, and ${describeLimit(connectionLimit)}`;
}

/** Throws a DatagenError 'server' where an account has too few connections for every way. */
export function requireConnections(ways: readonly BenchMethod[], { connectionLimit }: Limited): void {
  const needed = KEEPER + Math.min(...ways.map(({ connections }) => connections));
  if (connectionLimit === undefined || connectionLimit >= needed) return;
  throw new DatagenError(
    'server',
    `This benchmark needs at least ${needed} connections, and ${describeLimit(connectionLimit)}.`,
    { hint: 'Have an administrator raise the limit with ALTER USER, or measure as another user.' },
  );
}

/** What is left for a way beside the connection that holds the lock. */
export function besideKeeper(look: ServerCapabilities): ServerCapabilities {
  const { connectionLimit } = look;
  return { ...look, connectionLimit: connectionLimit === undefined ? undefined : connectionLimit - KEEPER };
}
