import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import type { Connection } from 'mysql2/promise';
import { readVariable } from '../../mysql/variables.js';

/** What processors have done for a load, user and system, in seconds; undefined where the system does not tell. */
export interface ProcessorSeconds {
  /** By the server, where it is on this machine. */
  readonly server: number | undefined;
  /** By this process with all its threads, and by programs that it ran to their end. */
  readonly program: number | undefined;
}

/** Linux tells programs of times in hundredths of a second. */
const TICKS = 100;

/** The process of a server that is on this machine; undefined where it can't be found. */
export async function findServerProcess(connection: Connection): Promise<number | undefined> {
  const pidFile = String((await readVariable(connection, 'GLOBAL.pid_file')) ?? '');
  const dataFolder = String((await readVariable(connection, 'GLOBAL.datadir')) ?? '');
  try {
    const text = await readFile(isAbsolute(pidFile) ? pidFile : join(dataFolder, pidFile), 'utf8');
    const pid = Number.parseInt(text, 10);
    // A port may lead to another machine, whose numbers are other processes here.
    const [program = ''] = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0');
    return /^(mysqld|mariadbd)/.test(basename(program)) ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** What processors have done since they began, for the server's process, if it is known, and for this one. */
export function readProcessorSeconds(serverProcess: number | undefined): ProcessorSeconds {
  return {
    server: serverProcess === undefined ? undefined : secondsOf(serverProcess),
    program: secondsOf(process.pid),
  };
}

/** What was done between two readings. */
export function processorSecondsBetween(before: ProcessorSeconds, after: ProcessorSeconds): ProcessorSeconds {
  const between = (from: number | undefined, to: number | undefined) =>
    from === undefined || to === undefined ? undefined : to - from;
  return {
    server: between(before.server, after.server),
    program: between(before.program, after.program),
  };
}

/** Of a process and of those of its children that have ended. */
function secondsOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name, in parentheses, may hold spaces; after it come state (3rd) and, from the 14th, four times.
    const times = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 15);
    return times.reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS;
  } catch {
    return undefined;
  }
}
