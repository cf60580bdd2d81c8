/** How far a phase has come. */
export interface Advance {
  /** In units of the phase's own: weeks, bytes, checks. */
  readonly done: number;
  readonly total: number;
  /** Since the phase began. */
  readonly rows?: number | undefined;
  readonly bytes?: number | undefined;
  /** Seconds of the phase's own work, where it also waits for others: its rates count these only. */
  readonly busySeconds?: number | undefined;
  /** What is being worked on, where it has a name. */
  readonly item?: string | undefined;
}

export type OnAdvance = (advance: Advance) => void;

/** Receives the progress of a job, phase by phase. */
export interface JobReport {
  /** One line about a phase that is done or begins. */
  line(phase: string, text: string): void;
  /** A line for those who want to know more. */
  detail(phase: string, text: string): void;
  /** Something the user should know though nothing is wrong. */
  notice(text: string): void;
  /** Follows a phase by what `read` returns, until its line comes or `clear` is called. */
  follow(phase: string, read: () => Advance | undefined): void;
  /** Ends the phases that are followed and have had no line. */
  clear(): void;
  /** Runs a phase and reports it with its time; `describe` words its result. */
  phase<Result>(
    phase: string,
    task: (onAdvance: OnAdvance) => Promise<Result>,
    describe: (result: Result, seconds: number) => string,
  ): Promise<Result>;
  /** Runs a phase and leaves its line to the caller; `seconds` is its whole time. */
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
  /** A message with every call in it, which `programCall` has written, made complete. */
  complete(message: string): string;
}

/** What every job gets from the program that runs it. */
export interface JobContext {
  /** PATH is where the programs of servers are found. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Ends the job when it aborts: with a DatagenError `interrupted`, and nothing half done. */
  readonly signal: AbortSignal;
  readonly calls: CallWriter;
}

/** Data that would be lost, for a question to the user. */
export interface Loss {
  /** What was found, as a sentence. */
  readonly finding: string;
  /** The question, without its question mark. */
  readonly question: string;
  /** What to do where nobody can be asked, or the answer is no. */
  readonly advice: string;
}

/** Returns if the user agrees to lose data, and else throws a DatagenError `conflict`. */
export type ConfirmLoss = (loss: Loss) => Promise<void>;
