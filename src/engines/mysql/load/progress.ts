/** The steps of a load, in their order. */
export type LoadPhase = 'load' | 'index' | 'keys' | 'analyze';

/** How far one table has come in one phase. */
export interface LoadProgress {
  readonly phase: LoadPhase;
  readonly table: string;
  /** Rows that are in; 0 until the phase is done with the table. */
  readonly rows: number;
  /** Bytes of the table's file that have gone to the server so far. */
  readonly bytes: number;
  /** Since the phase began with this table. */
  readonly seconds: number;
  readonly done: boolean;
  /** So far, in which rows of the big tables were taken. */
  readonly busySeconds: number;
}

export type OnLoadProgress = (progress: LoadProgress) => void;
