import { formatSeconds } from '../../format.js';
import type { Advance, JobReport, OnAdvance } from '../../jobs/job.js';
import { LABEL_WIDTH } from './bar.js';
import { LiveBars } from './live-bars.js';
import type { Screen } from './screen.js';
import { wrapBelow } from './table.js';

/** How much a command reports. */
export interface ReporterOptions {
  /** Results, notices and errors only. */
  readonly quiet?: boolean | undefined;
  /** False: lines without bars. */
  readonly progress?: boolean | undefined;
  readonly verbose?: boolean | undefined;
}

/**
 * Reports what a command does: on a terminal a bar per phase while it lasts, everywhere a line per phase with its
 * time. Everything goes to stderr, so that stdout holds results only.
 */
export class Reporter implements JobReport {
  private readonly screen: Screen;
  private readonly options: ReporterOptions;
  private readonly bars: LiveBars | undefined;

  constructor(screen: Screen, options: ReporterOptions) {
    this.screen = screen;
    this.options = options;
    const live = screen.live && !options.quiet && options.progress !== false;
    this.bars = live ? new LiveBars(screen) : undefined;
  }

  /** Prints a line about a phase in place of its bar. */
  line(phase: string, text: string): void {
    this.bars?.remove(phase);
    if (this.options.quiet) return;
    this.screen.write(`${this.screen.palette.label(phase.padEnd(LABEL_WIDTH))} ${this.fit(text, LABEL_WIDTH + 1)}\n`);
  }

  /** A line that is printed with --verbose only. */
  detail(phase: string, text: string): void {
    if (!this.options.verbose || this.options.quiet) return;
    this.screen.write(`${' '.repeat(LABEL_WIDTH)} ${this.screen.palette.faint(`${phase} ${text}`)}\n`);
  }

  /** Prints a notice, even with --quiet. */
  notice(text: string): void {
    this.screen.write(`${this.screen.palette.notice('note:')} ${this.fit(text, 'note: '.length)}\n`);
  }

  /** On a terminal, text is indented below its beginning. */
  private fit(text: string, indent: number): string {
    if (!this.screen.isTerminal) return text;
    return wrapBelow(text, this.screen.columns, indent);
  }

  /** Shows a bar until the phase's line replaces it, or `clear` does. */
  follow(phase: string, read: () => Advance | undefined): void {
    this.bars?.add(phase, read);
  }

  /** Removes the bars without a line. */
  clear(): void {
    this.bars?.remove();
  }

  /** Runs a phase and reports it with its time; `describe` words its result. */
  async phase<Result>(
    phase: string,
    task: (onAdvance: OnAdvance) => Promise<Result>,
    describe: (result: Result, seconds: number) => string,
  ): Promise<Result> {
    const { result, seconds } = await this.watch(phase, task);
    this.line(phase, `${describe(result, seconds)} in ${formatSeconds(seconds)}`);
    return result;
  }

  /** Runs a phase with its bar and without a line; returns its seconds. */
  async watch<Result>(
    phase: string,
    task: (onAdvance: OnAdvance) => Promise<Result>,
  ): Promise<{ readonly result: Result; readonly seconds: number }> {
    const began = performance.now();
    let latest: Advance | undefined;
    this.follow(phase, () => latest);
    try {
      const result = await task((advance) => {
        latest = advance;
      });
      return { result, seconds: (performance.now() - began) / 1000 };
    } finally {
      this.bars?.remove(phase);
    }
  }
}
