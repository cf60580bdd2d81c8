import { formatSeconds } from './format.js';

const LABEL_WIDTH = 10;

/** Where text goes: process.stdout, process.stderr, or a test's ear. */
export interface TextOutput {
  write(text: string): unknown;
}

/**
 * Tells people what a command does: a line per phase with its time. Everything goes to stderr, so that stdout holds
 * results only.
 */
export class Reporter {
  private readonly output: TextOutput;
  private readonly quiet: boolean;

  constructor(output: TextOutput, quiet: boolean) {
    this.output = output;
    this.quiet = quiet;
  }

  /** One line about a phase: its name, then what there is to say. */
  line(phase: string, text: string): void {
    if (!this.quiet) this.output.write(`${phase.padEnd(LABEL_WIDTH)} ${text}\n`);
  }

  /** Something the user should know though nothing is wrong: said even when quiet. */
  notice(text: string): void {
    this.output.write(`note: ${text}\n`);
  }

  /** Runs a phase and reports it with its time; `describe` says what it came to. */
  async phase<Result>(
    phase: string,
    task: () => Promise<Result>,
    describe: (result: Result, seconds: number) => string,
  ): Promise<Result> {
    const began = performance.now();
    const result = await task();
    const seconds = (performance.now() - began) / 1000;
    this.line(phase, `${describe(result, seconds)} in ${formatSeconds(seconds)}`);
    return result;
  }
}
