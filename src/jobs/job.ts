/** The progress of a phase. */
export interface Advance {
  /** In the phase's own units: weeks, bytes, checks. */
  readonly done: number;
  readonly total: number;
  /** Since the phase began. */
  readonly rows?: number | undefined;
  readonly bytes?: number | undefined;
  /** Seconds of the phase's own work if it also waits for others; its rates count only these. */
  readonly busySeconds?: number | undefined;
  /** The current item, if it has a name. */
  readonly item?: string | undefined;
}

export type OnAdvance = (advance: Advance) => void;

/** Receives the progress of a job, phase by phase. */
export interface JobReport {
  /** Reports a line about a phase that begins or ends. */
  line(phase: string, text: string): void;
  /** Reports a detail, for --verbose. */
  detail(phase: string, text: string): void;
  /** Reports a notice. */
  notice(text: string): void;
  /** Follows a phase by what `read` returns, until its line comes or `clear` is called. */
  follow(phase: string, read: () => Advance | undefined): void;
  /** Ends the bars of phases without a line. */
  clear(): void;
  /** Runs a phase and reports it with its time; `describe` words its result. */
  phase<Result>(
    phase: string,
    task: (onAdvance: OnAdvance) => Promise<Result>,
    describe: (result: Result, seconds: number) => string,
  ): Promise<Result>;
  /** Runs a phase whose line the caller reports; `seconds` is its whole time. */
  watch<Result>(
    phase: string,
    task: (onAdvance: OnAdvance) => Promise<Result>,
  ): Promise<{ readonly result: Result; readonly seconds: number }>;
}

/** Writes the command lines that hints offer, as the program was called. */
export interface CallWriter {
  /** The current call again, with further options. */
  again(...options: readonly string[]): string;
  /** The current call again, for another database, with further options. */
  againIn(database: string, ...options: readonly string[]): string;
  /** Another command, on the place of the current call. */
  to(...words: readonly string[]): string;
  /** Completes every call in a message that `programCall` has written. */
  complete(message: string): string;
}

/** What every job gets from its caller. */
export interface JobContext {
  /** PATH is searched for server programs. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths begin at; the private server's folder is below it. */
  readonly workingFolder: string;
  /** Ends the job when it aborts: with a DatagenError `interrupted`, and nothing half done. */
  readonly signal: AbortSignal;
  readonly calls: CallWriter;
}

/** A question to the user before data is lost. */
export interface Loss {
  /** What was found, as a sentence. */
  readonly finding: string;
  /** The question, without its question mark. */
  readonly question: string;
  /** The advice if nobody can be asked, or the answer is no. */
  readonly advice: string;
}

/** Returns if the user agrees to lose data; otherwise throws a DatagenError `conflict`. */
export type ConfirmLoss = (loss: Loss) => Promise<void>;
