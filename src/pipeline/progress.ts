/** What a run tells while it works. Rows and bytes count from the start of the phase. */
export interface Progress {
  readonly phase:
    | 'plan'
    | 'simulate'
    | 'write'
    | 'load'
    | 'index'
    | 'keys'
    | 'analyze'
    | 'summarise'
    | 'validate';
  /** Weeks simulated, tables written or loaded, checks made … */
  readonly done: number;
  readonly total: number;
  readonly rows?: number;
  readonly bytes?: number;
  /** Of the phase so far, without those in which it waited for another. */
  readonly busySeconds?: number;
  /** What is being worked on, where it has a name. */
  readonly item?: string;
}

export type OnProgress = (progress: Progress) => void;
