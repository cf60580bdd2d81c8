import type { Row } from './query-rows.js';

/** Asks a server over the connection that has waited. */
export type AskServer = (sql: string) => Promise<Row[]>;

/**
 * Where a server says who holds a lock, the most exact first. Each needs a privilege or a plugin that is not
 * everywhere. The last two know connections that are in a transaction or in the database, not what they hold.
 */
const SOURCES: readonly { readonly exact: boolean; readonly sql: string }[] = [
  {
    exact: true,
    sql: `SELECT DISTINCT t.PROCESSLIST_ID AS id, t.PROCESSLIST_USER AS user, t.PROCESSLIST_HOST AS host,
      t.PROCESSLIST_COMMAND AS command, t.PROCESSLIST_TIME AS seconds, l.OBJECT_NAME AS name
    FROM performance_schema.metadata_locks l
    JOIN performance_schema.threads t ON t.THREAD_ID = l.OWNER_THREAD_ID
    WHERE l.OBJECT_TYPE = 'TABLE' AND l.LOCK_STATUS = 'GRANTED' AND l.OBJECT_SCHEMA = DATABASE()
      AND t.PROCESSLIST_ID <> CONNECTION_ID()`,
  },
  {
    exact: true,
    sql: `SELECT DISTINCT p.ID AS id, p.USER AS user, p.HOST AS host, p.COMMAND AS command, p.TIME AS seconds,
      l.TABLE_NAME AS name
    FROM information_schema.METADATA_LOCK_INFO l
    JOIN information_schema.PROCESSLIST p ON p.ID = l.THREAD_ID
    WHERE l.TABLE_SCHEMA = DATABASE() AND l.TABLE_NAME <> '' AND p.ID <> CONNECTION_ID()`,
  },
  {
    exact: false,
    sql: `SELECT p.ID AS id, p.USER AS user, p.HOST AS host, p.COMMAND AS command, p.TIME AS seconds, '' AS name
    FROM information_schema.INNODB_TRX x
    JOIN information_schema.PROCESSLIST p ON p.ID = x.trx_mysql_thread_id
    WHERE p.ID <> CONNECTION_ID()`,
  },
  {
    exact: false,
    sql: `SELECT ID AS id, USER AS user, HOST AS host, COMMAND AS command, TIME AS seconds, '' AS name
    FROM information_schema.PROCESSLIST
    WHERE DB = DATABASE() AND ID <> CONNECTION_ID()`,
  },
];
const MOST_NAMED = 3;

/**
 * Says who holds the lock that a statement has waited for in vain: connection, user, host, and for how long it has been
 * at its present command.
 *
 * @param statement - its text, which names the tables
 */
export async function describeLockHolders(ask: AskServer, statement: string): Promise<string> {
  for (const { exact, sql } of SOURCES) {
    const found = await ask(sql).catch((): Row[] => []);
    const holders = exact ? found.filter(({ name }) => statement.includes(String(name))) : found;
    const [first, ...more] = distinctBy(holders, ({ id }) => String(id))
      .slice(0, MOST_NAMED)
      .map(describe);
    if (first === undefined) continue;
    if (exact) return `it is held by ${[first, ...more].join(' and ')}`;
    return more.length === 0
      ? `probably it is held by ${first}`
      : `one of these holds it: ${[first, ...more].join(', ')}`;
  }
  return 'this user may not see its holder, which needs the PROCESS privilege';
}

function describe({ id, user, host, command, seconds }: Row): string {
  return `connection ${String(id)} (${String(user)}@${String(host)}, ${String(command)} for ${String(seconds)} s)`;
}

function distinctBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
