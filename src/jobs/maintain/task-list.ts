/** The declaration of a task of `maintain`: its help, and what it needs. */
export interface MaintenanceTask {
  /** One sentence for the help. */
  readonly description: string;
  /** It changes the database or its statistics. */
  readonly writes?: boolean;
  /** It writes a file that the user may name. */
  readonly hasFile?: boolean;
  /** Only MySQL and MariaDB can do it. */
  readonly needsServer?: boolean;
  /** It reads columns that a database of another program may lack. */
  readonly needsColumns?: boolean;
}

const TASKS = {
  stats: { description: 'Rows, size and dates of every table.' },
  growth: { description: 'Rentals week by week, and how they grew.', needsColumns: true },
  integrity: {
    description: 'Every check that needs no ledger; 3 when one fails, 1 when one could not run.',
    needsColumns: true,
  },
  slow: { description: 'Missing indexes and statistics, and the longest statements.', needsServer: true },
  analyze: { description: 'Renew the statistics of every table.', writes: true, needsServer: true },
  optimize: { description: 'Rebuild every table and free unused space.', writes: true, needsServer: true },
  backup: {
    description: 'Write the database into a gzip file, as SQL, with its routines and events.',
    hasFile: true,
    needsServer: true,
  },
} as const satisfies Readonly<Record<string, MaintenanceTask>>;

export type TaskName = keyof typeof TASKS;

/** The tasks, in the order in which `full` does them. */
export const TASK_NAMES = Object.keys(TASKS) as TaskName[];

/** The declaration of a task. */
export function taskOf(name: TaskName): MaintenanceTask {
  return TASKS[name];
}
