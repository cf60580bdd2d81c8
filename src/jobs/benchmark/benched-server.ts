import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { Connection } from 'mysql2/promise';
import { askRows } from '../../engines/mysql/query.js';
import type { ServerVersion } from '../../engines/mysql/server-version.js';
import { readVariable } from '../../engines/mysql/variables.js';
import { readProcessStat } from '../../processes/stat.js';

export interface BenchedServer {
  readonly product: string;
  readonly version: string;
  /** The variables that affect a load's speed, where the server has them. */
  readonly variables: Readonly<Record<string, string>>;
}

const VARIABLES = [
  'innodb_buffer_pool_size',
  'innodb_log_file_size',
  'innodb_redo_log_capacity',
  'innodb_log_buffer_size',
  'innodb_flush_log_at_trx_commit',
  'innodb_flush_method',
  'innodb_doublewrite',
  'innodb_sort_buffer_size',
  'innodb_ddl_threads',
  'innodb_ddl_buffer_size',
  'innodb_parallel_read_threads',
  'innodb_io_capacity',
  'innodb_io_capacity_max',
  'innodb_autoinc_lock_mode',
  'innodb_stats_auto_recalc',
  'innodb_adaptive_hash_index',
  'log_bin',
  'sync_binlog',
  'performance_schema',
  'max_allowed_packet',
  'local_infile',
] as const;

export async function describeServer(connection: Connection, version: ServerVersion): Promise<BenchedServer> {
  const variables: Record<string, string> = {};
  for (const name of VARIABLES) {
    const value = await readVariable(connection, `GLOBAL.${name}`);
    if (value !== undefined && value !== null) variables[name] = String(value);
  }
  return { product: version.product, version: version.text, variables };
}

/** The CPU time of a load, user and system, in seconds. A figure that cannot be read is left out. */
export interface ProcessorSeconds {
  /** Of the server, if it is on this machine. It may include work left over from before. */
  readonly server?: number;
  /** Of this process with all its threads, and of the programs that it ran. */
  readonly program?: number;
}

/** A server reports whole seconds, and counts from a moment after the start of its process. */
const UPTIME_TOLERANCE_SECONDS = 5;

/** The process id of a server on this machine; undefined if it cannot be found. */
export async function findServerProcess(connection: Connection): Promise<number | undefined> {
  const pidFile = String((await readVariable(connection, 'GLOBAL.pid_file')) ?? '');
  const dataFolder = String((await readVariable(connection, 'GLOBAL.datadir')) ?? '');
  const [uptime] = await askRows(connection, "SHOW GLOBAL STATUS LIKE 'Uptime'");
  try {
    const text = await readFile(isAbsolute(pidFile) ? pidFile : join(dataFolder, pidFile), 'utf8');
    const pid = Number.parseInt(text, 10);
    const sinceBoot = Number((await readFile('/proc/uptime', 'utf8')).split(' ')[0]);
    const stat = readProcessStat(pid);
    if (stat === undefined) return undefined;
    // A port may lead into a container or to another machine, where the id belongs to another process.
    const difference = sinceBoot - stat.startSeconds - Number(uptime?.Value);
    return Math.abs(difference) <= UPTIME_TOLERANCE_SECONDS ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Reads the CPU time since the start of the server's process, if it is known, and of this one. */
export function readProcessorSeconds(serverProcess: number | undefined): ProcessorSeconds {
  const server = serverProcess === undefined ? undefined : readProcessStat(serverProcess);
  const program = readProcessStat(process.pid);
  return {
    ...(server && { server: server.processorSeconds }),
    ...(program && { program: program.processorSeconds + program.childrenSeconds }),
  };
}

/** The difference of two readings. */
export function processorSecondsBetween(before: ProcessorSeconds, after: ProcessorSeconds): ProcessorSeconds {
  const by = (whose: keyof ProcessorSeconds): ProcessorSeconds => {
    const [from, to] = [before[whose], after[whose]];
    return from === undefined || to === undefined ? {} : { [whose]: to - from };
  };
  return { ...by('server'), ...by('program') };
}
