import type { TargetKind } from '../config/connection.js';
import { ConfigError } from '../config/problem.js';
import { resolveConfig as combineConfig, tryResolveConfig } from '../config/resolve.js';
import type { Config, ConfigInput } from '../config/schema.js';
import { explainInterrupted, throwIfAborted } from '../errors.js';
import type { Advance, JobContext, JobReport } from '../jobs/job.js';
import type { DatabaseRequest } from '../jobs/load/target.js';
import { checkOptions, writeConfig } from './check-options.js';
import { rewordError, rewordText } from './reword.js';

/** What to simulate: a scenario, and a configuration that overrides parts of it. */
export interface ConfigOptions {
  /** As in a configuration file; every part has a default. */
  readonly config?: ConfigInput | undefined;
  /** The scenario to start from; default: `standard-3-year`. */
  readonly scenario?: string | undefined;
}

/** The progress of a call. */
export interface CallProgress extends Advance {
  /** simulate, write, load, validate … */
  readonly phase: string;
}

/** The options of every call. */
export interface CallOptions {
  /** When it aborts, the call rejects with a DatagenError `interrupted`. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: CallProgress) => void) | undefined;
  /** Receives notices, one sentence each. */
  readonly onNotice?: ((notice: string) => void) | undefined;
}

/** The database: on a server, or in a DuckDB file. If no server is named, it is on the private server. */
export interface DatabaseOptions {
  readonly engine?: TargetKind | undefined;
  /** `mysql://user@host:port/database`, without a password. */
  readonly url?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly socket?: string | undefined;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** `dvdrental_live` unless given. */
  readonly database?: string | undefined;
  readonly sslMode?: 'DISABLED' | 'PREFERRED' | 'REQUIRED' | 'VERIFY_CA' | 'VERIFY_IDENTITY' | undefined;
  readonly sslCa?: string | undefined;
  /** The folder of the DuckDB file: `out/<database>` unless given. */
  readonly folder?: string | undefined;
  /** False: changes are kept out of the server's binary log. */
  readonly binlog?: boolean | undefined;
}

/**
 * Completes and checks a configuration. The result is frozen.
 *
 * @throws ConfigError (a DatagenError `config-invalid` or `usage`) that lists every problem
 * @example
 * const config = resolveConfig({ config: { simulation: { seed: 7 }, master_simulation: { total_weeks: 52 } } });
 */
export function resolveConfig({ config = {}, scenario }: ConfigOptions = {}, { onNotice }: CallOptions = {}): Config {
  const file = { path: 'config', text: writeConfig(config) };
  const { resolution, problems } = tryResolveConfig({ flags: { scenario }, environment: {}, file });
  if (resolution === undefined || problems.length > 0) throw rewordError(new ConfigError(problems));
  for (const notice of resolution.notices) onNotice?.(rewordText(notice));
  return resolution.config;
}

/**
 * The database that options name.
 *
 * @throws ConfigError for invalid values
 */
export function databaseRequest(options: DatabaseOptions): DatabaseRequest {
  const { engine = 'auto', url, host, port, socket, user, password, database, sslMode, sslCa, binlog } = options;
  const { connection } = combineConfig({
    flags: { url, host, port, socket, user, password, database, sslMode, sslCa },
    environment: {},
  });
  const folder = options.folder ?? `out/${connection.database}`;
  return { kind: engine, connection, folder, ...(binlog === undefined ? {} : { binlog }) };
}

/**
 * Runs a call after its options are checked. If its signal aborts, it rejects with a DatagenError `interrupted`,
 * whatever the work throws then. Errors name options of the library instead of the command line.
 */
export async function runCall<Result>(
  options: Pick<CallOptions, 'signal'>,
  work: () => Promise<Result>,
): Promise<Result> {
  const { signal } = options;
  checkOptions(options);
  throwIfAborted(signal);
  try {
    return await work();
  } catch (error) {
    throw rewordError(explainInterrupted(error, signal));
  }
}

/** The context of a job. Its hints name options of the library instead of the command line. */
export function jobContext({ signal = new AbortController().signal }: CallOptions): JobContext {
  return {
    environment: {},
    workingFolder: process.cwd(),
    signal,
    calls: {
      again: (...flags) => describeCall(flags),
      againIn: (database, ...flags) => describeCall(flags, `database: '${database}'`),
      to: (...words) => ['dvdrental', ...words].join(' '),
      complete: (message) => message,
    },
  };
}

/** The call again: `--overwrite` as the library has it. Its calls resume by themselves and ask nothing. */
function describeCall(flags: readonly string[], ...others: readonly string[]): string {
  const options = [...others, ...(flags.includes('--overwrite') ? ['overwrite: true'] : [])];
  return options.length === 0 ? 'the same call' : `{ ${options.join(', ')} }`;
}

/** Passes the reports of a job to the caller's functions. */
export function jobReport({ onProgress, onNotice }: CallOptions): JobReport {
  const followed = new Map<string, () => Advance | undefined>();
  const watch: JobReport['watch'] = async (phase, task) => {
    const began = performance.now();
    const result = await task((advance) => onProgress?.({ phase, ...advance }));
    return { result, seconds: (performance.now() - began) / 1000 };
  };
  return {
    line: (phase) => {
      const advance = followed.get(phase)?.();
      followed.delete(phase);
      if (advance !== undefined) onProgress?.({ phase, ...advance });
    },
    detail: () => {},
    notice: (text) => onNotice?.(rewordText(text)),
    follow: (phase, read) => followed.set(phase, read),
    clear: () => followed.clear(),
    watch,
    phase: async (phase, task) => (await watch(phase, task)).result,
  };
}
