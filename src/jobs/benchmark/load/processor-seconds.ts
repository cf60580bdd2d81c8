import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { Connection } from 'mysql2/promise';
import { askRows } from '../../../engines/mysql/query-rows.js';
import { readVariable } from '../../../engines/mysql/variables.js';
import { readProcessStat } from '../../../processes/stat.js';

/** What processors have done for a load, user and system, in seconds. What the system doesn't tell is left out. */
export interface ProcessorSeconds {
  /** By the server, where it is on this machine; some of it may be left over from what it did before. */
  readonly server?: number;
  /** By this process with all its threads, and by programs that it ran to their end. */
  readonly program?: number;
}

/** A server tells whole seconds, and begins to count somewhat after its process has begun. */
const UPTIME_TOLERANCE_SECONDS = 5;

/** The process of a server that is on this machine; undefined where it can't be found. */
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
    // A port may lead into a container or to another machine, where that number is another process than here.
    const difference = sinceBoot - stat.startSeconds - Number(uptime?.Value);
    return Math.abs(difference) <= UPTIME_TOLERANCE_SECONDS ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** What processors have done since they began, for the server's process, if it is known, and for this one. */
export function readProcessorSeconds(serverProcess: number | undefined): ProcessorSeconds {
  const server = serverProcess === undefined ? undefined : readProcessStat(serverProcess);
  const program = readProcessStat(process.pid);
  return {
    ...(server && { server: server.processorSeconds }),
    ...(program && { program: program.processorSeconds + program.childrenSeconds }),
  };
}

/** What was done between two readings. */
export function processorSecondsBetween(before: ProcessorSeconds, after: ProcessorSeconds): ProcessorSeconds {
  const by = (whose: keyof ProcessorSeconds): ProcessorSeconds => {
    const [from, to] = [before[whose], after[whose]];
    return from === undefined || to === undefined ? {} : { [whose]: to - from };
  };
  return { ...by('server'), ...by('program') };
}
