/** The kind of a server, read from its version string. */
export interface ServerVersion {
  readonly vendor: 'mysql' | 'mariadb' | 'other';
  /** The product's name for people, such as 'Percona Server' or 'TiDB'. */
  readonly product: string;
  readonly numbers: readonly [major: number, minor: number, patch: number];
  /** The version as the server reports it. */
  readonly text: string;
}

const LOOKALIKES: readonly (readonly [pattern: RegExp, product: string])[] = [
  [/tidb/i, 'TiDB'],
  [/vitess|planetscale/i, 'Vitess'],
  [/oceanbase/i, 'OceanBase'],
  [/singlestore|memsql/i, 'SingleStore'],
  [/doris|starrocks|clickhouse/i, 'a MySQL-like front of another engine'],
];

const OLDEST = { mysql: [8, 0], mariadb: [10, 5] } as const;

/** Reads VERSION() and @@version_comment, MariaDB's '5.5.5-' prefix of old protocols included. */
export function parseServerVersion(version: string, comment: string): ServerVersion {
  const both = `${version} ${comment}`;
  const found = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(version.replace(/^5\.5\.5-(?=\d)/, ''));
  const numbers = [Number(found?.[1] ?? 0), Number(found?.[2] ?? 0), Number(found?.[3] ?? 0)] as const;
  const lookalike = LOOKALIKES.find(([pattern]) => pattern.test(both));
  if (lookalike !== undefined) return { vendor: 'other', product: lookalike[1], numbers, text: version };
  if (/mariadb/i.test(both)) return { vendor: 'mariadb', product: 'MariaDB', numbers, text: version };
  const product = /percona/i.test(both) ? 'Percona Server' : 'MySQL';
  return { vendor: 'mysql', product, numbers, text: version };
}

/** Whether a version is at least major.minor.patch. */
export function isAtLeast(version: ServerVersion, major: number, minor = 0, patch = 0): boolean {
  const [a, b, c] = version.numbers;
  return a !== major ? a > major : b !== minor ? b > minor : c >= patch;
}

/** Why this program does not load into a server; undefined if it does. */
export function refusalOf(version: ServerVersion): string | undefined {
  if (version.vendor === 'other') {
    return `${version.product} speaks MySQL's protocol but loads and checks keys differently`;
  }
  const [major, minor] = OLDEST[version.vendor];
  if (isAtLeast(version, major, minor)) return undefined;
  return `${version.product} ${version.text} is too old: ${major}.${minor} is the oldest that is supported`;
}
