import { readFileSync } from 'node:fs';

/** Linux reports times in hundredths of a second. */
const TICKS = 100;

/** What Linux reports about a process, or one of its threads. */
export interface ProcessStat {
  /** A letter; Z and X are of one that has ended. */
  readonly state: string;
  /** What processors have done for it, user and system. */
  readonly processorSeconds: number;
  /** For the children of its process that have ended. */
  readonly childrenSeconds: number;
  /** When it began, in seconds since the machine did. */
  readonly startSeconds: number;
}

/**
 * Reads what Linux reports about a process; undefined when there is none, or another system.
 *
 * @param id - a process's number, or as `self/task/17` a thread of this one
 */
export function readProcessStat(id: number | string): ProcessStat | undefined {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    // The command's name, in parentheses, may hold spaces; the fields after it are counted from the 3rd.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const seconds = (field: number) => Number(fields[field - 3]) / TICKS;
    return {
      state: fields[0] ?? '',
      processorSeconds: seconds(14) + seconds(15),
      childrenSeconds: seconds(16) + seconds(17),
      startSeconds: seconds(22),
    };
  } catch {
    return undefined;
  }
}
