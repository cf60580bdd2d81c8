import { DEFAULT_DATABASE } from './defaults.js';

/** The values of `--target`: the engines, and `auto`, which takes an available one. */
export const TARGET_KINDS = ['auto', 'mysql', 'duckdb'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** An engine that a database can be on; `mysql` is MariaDB too. */
export type Engine = Exclude<TargetKind, 'auto'>;

/** Whether an engine runs inside this program, so that no option names its server. */
const IS_EMBEDDED: Readonly<Record<Engine, boolean>> = { mysql: false, duckdb: true };

/** Whether a value of `--target` is an embedded engine. */
export function isEmbedded(target: string): boolean {
  return IS_EMBEDDED[target as Engine] === true;
}

export type SslMode = 'DISABLED' | 'PREFERRED' | 'REQUIRED' | 'VERIFY_CA' | 'VERIFY_IDENTITY';

/** The connection; a setting that was not given is undefined. Never part of a manifest. */
export interface ConnectionSettings {
  /** Whether the user named a server: by URL, host, port, socket or user, in a flag, a variable or the file. */
  readonly given: boolean;
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly socket: string | undefined;
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** The configuration file that gave the password; undefined where a flag or a variable did. */
  readonly passwordFile: string | undefined;
  readonly database: string;
  readonly ssl: { readonly mode: SslMode | undefined; readonly ca: string | undefined };
}

/** The part of the connection that one source gives. */
export interface ConnectionPart {
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly socket?: string | undefined;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** The file that this part comes from. */
  readonly file?: string | undefined;
  readonly database?: string | undefined;
  readonly sslMode?: SslMode | undefined;
  readonly sslCa?: string | undefined;
}

/**
 * Combines the parts of the sources, the strongest first. A host or port replaces a weaker source's socket and vice
 * versa, since both are addresses of the server.
 *
 * @param defaultDatabase - the database where no source names one
 */
export function combineConnection(
  parts: readonly ConnectionPart[],
  defaultDatabase: string = DEFAULT_DATABASE,
): ConnectionSettings {
  const pick = <Key extends keyof ConnectionPart>(key: Key): ConnectionPart[Key] =>
    parts.find((part) => part[key] !== undefined)?.[key];
  const address = parts.find((part) => part.socket !== undefined || part.host !== undefined || part.port !== undefined);
  const overTcp = address !== undefined && address.socket === undefined;
  const socket = overTcp ? undefined : pick('socket');
  const host = socket === undefined ? pick('host') : undefined;
  const port = socket === undefined ? pick('port') : undefined;
  const user = pick('user');
  return {
    given: [host, port, socket, user].some((value) => value !== undefined),
    host,
    port,
    socket,
    user,
    password: pick('password'),
    passwordFile: parts.find(({ password }) => password !== undefined)?.file,
    database: pick('database') ?? defaultDatabase,
    ssl: { mode: pick('sslMode'), ca: pick('sslCa') },
  };
}
