/** The progress of a job. Rows and bytes count from the start of the phase. */
export interface Progress {
  readonly phase: 'plan' | 'simulate' | 'write' | 'update' | 'validate';
  /** Weeks simulated, tables written or loaded, checks made … */
  readonly done: number;
  readonly total: number;
  readonly rows?: number;
  readonly bytes?: number;
  /** Seconds of the phase so far, without those spent waiting for the sink. */
  readonly busySeconds?: number;
  /** The name of the current table or check. */
  readonly item?: string;
}

export type OnProgress = (progress: Progress) => void;
