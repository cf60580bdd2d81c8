import { availableParallelism } from 'node:os';
import type { Config } from '../../config/schema.js';
import type { TextFormat } from '../../encode/text-format.js';
import { formatCount, formatNumberOf, formatSeconds } from '../../format.js';
import type { Chain } from '../../model/plan/chain.js';
import { type Generated, generate } from '../../pipeline/generate.js';
import type { Sink } from '../../pipeline/sinks/sink.js';
import type { JobContext, JobReport } from '../job.js';

/** The cores that are left to make rows while a server on the same machine loads them, which takes longer. */
export function coresBesideServer(): number {
  return Math.max(1, Math.floor(availableParallelism() / 2));
}

/** The number of threads: the one asked for, else one per core. */
export function threadsFor(asked: number | undefined, cores: number = availableParallelism()): number {
  return asked ?? cores;
}

/** Shorter waits are not worth a word. */
const WORTH_TELLING = 1;

interface SimulateOptions {
  readonly threads?: number | undefined;
  readonly textFormat?: TextFormat;
  /** The plan of the configuration, where it is made already. */
  readonly chain?: Chain | undefined;
  /** Cores to use where no number of threads is asked for; all unless given. */
  readonly cores?: number | undefined;
}

/** Simulates a configuration into a sink and reports progress. */
export async function simulate(
  config: Config,
  sink: Sink,
  options: SimulateOptions,
  context: JobContext,
  reporter: JobReport,
): Promise<Generated> {
  const threads = threadsFor(options.threads, options.cores);
  const { chain, textFormat } = options;
  const { result, seconds } = await reporter.watch('simulate', (onAdvance) =>
    generate(config, sink, {
      threads,
      signal: context.signal,
      onProgress: (progress) => {
        if (progress.phase === 'simulate') onAdvance(progress);
      },
      ...(chain === undefined ? {} : { chain }),
      ...(textFormat === undefined ? {} : { format: textFormat }),
    }),
  );
  reporter.line('simulate', describe(result, threads, seconds));
  const { percent } = config.dirt;
  if (percent > 0) {
    reporter.notice(
      `About ${percent} % of the rows were made dirty; the table dirt says which. Payments have no foreign keys to rental ` +
        'and customer, since some name rows that do not exist.',
    );
  }
  return result;
}

/** What was simulated, in the simulation's own time, and how long it waited for the load or the disk. */
function describe({ chain, ledger, busySeconds }: Generated, threads: number, seconds: number): string {
  const rows = 2 * ledger.total.rentals + ledger.total.late_fees;
  const rate = `${formatCount(rows / busySeconds)} rows/s, ${formatNumberOf(threads, 'thread')}`;
  const made = `${formatNumberOf(chain.weeks, 'week')}, ${formatCount(rows)} rentals and payments (${rate})`;
  const waited = seconds - busySeconds;
  const waiting = waited < WORTH_TELLING ? '' : `, plus ${formatSeconds(waited)} waiting for the load`;
  return `${made} in ${formatSeconds(busySeconds)}${waiting}`;
}
