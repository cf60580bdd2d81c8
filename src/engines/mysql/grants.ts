/** The privileges that a load needs on its database, beside reading. */
const NEEDED_PRIVILEGES = ['SELECT', 'INSERT', 'UPDATE', 'CREATE', 'DROP', 'REFERENCES'] as const;

/** The privileges on a database, from SHOW GRANTS. */
export interface Grants {
  /** Upper-case privileges on the whole database; 'ALL PRIVILEGES' stands for each of them. */
  readonly onDatabase: ReadonlySet<string>;
  /** Upper-case privileges on the whole server. */
  readonly global: ReadonlySet<string>;
}

/** Reads the lines of SHOW GRANTS, wildcards in database names and MySQL's partial revokes included. */
export function parseGrants(lines: readonly string[], database: string): Grants {
  const onDatabase = new Set<string>();
  const global = new Set<string>();
  for (const line of lines) {
    const found = /^(GRANT|REVOKE) (.+?) ON (?:TABLE )?(.+?) (?:TO|FROM) /i.exec(line);
    if (found === null) continue;
    const [, verb = '', privileges = '', target = ''] = found;
    const pattern = targetDatabase(target);
    if (pattern === undefined) continue;
    const everywhere = pattern === '*';
    if (!everywhere && !matchesPattern(database, pattern)) continue;
    for (const privilege of privileges.split(',').map((name) => name.trim().toUpperCase())) {
      const name = privilege === 'ALL' ? 'ALL PRIVILEGES' : privilege;
      if (verb.toUpperCase() === 'REVOKE') {
        onDatabase.delete(name);
      } else {
        onDatabase.add(name);
        if (everywhere) global.add(name);
      }
    }
  }
  return { onDatabase, global };
}

/** The needed privileges that are not granted on the database. */
export function missingPrivileges(grants: Grants): string[] {
  if (grants.onDatabase.has('ALL PRIVILEGES')) return [];
  return NEEDED_PRIVILEGES.filter((privilege) => !grants.onDatabase.has(privilege));
}

/** Whether indexes and keys can be added to tables that are there; if not, tables have to be created with them. */
export function mayAlterTables({ onDatabase }: Grants): boolean {
  return onDatabase.has('ALL PRIVILEGES') || (onDatabase.has('ALTER') && onDatabase.has('INDEX'));
}

/** Whether the server's user may read files on the server's own disk. */
export function mayReadFiles(grants: Grants): boolean {
  return grants.global.has('ALL PRIVILEGES') || grants.global.has('FILE');
}

/** The database part of `db`.* or *.*; undefined for the grants on single tables and routines. */
function targetDatabase(target: string): string | undefined {
  if (target === '*.*') return '*';
  const found = /^[`'"]?(.+?)[`'"]?\.\*$/.exec(target);
  return found?.[1]?.replaceAll('``', '`');
}

function matchesPattern(database: string, pattern: string): boolean {
  const source = pattern.replace(/\\([_%\\])|[_%]|[.*+?^${}()|[\]\\]/g, (part, escaped: string | undefined) => {
    if (escaped !== undefined) return escaped === '\\' ? '\\\\' : escaped;
    if (part === '_') return '.';
    return part === '%' ? '.*' : `\\${part}`;
  });
  return new RegExp(`^${source}$`, 'is').test(database);
}
