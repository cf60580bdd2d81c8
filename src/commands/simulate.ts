import type { Config } from '../config/schema.js';
import type { TextFormat } from '../encode/text-format.js';
import { type Generated, generate } from '../pipeline/generate.js';
import type { Chain } from '../simulation/chain.js';
import type { Sink } from '../sink/sink.js';
import { formatCount, formatNumberOf } from '../terminal/format.js';
import type { Reporter } from '../terminal/reporter.js';
import type { CommandContext } from './context.js';
import { type CommonOptions, threadsOf } from './options.js';

interface SimulateOptions extends CommonOptions {
  readonly textFormat?: TextFormat;
  /** The plan of the configuration, where it is made already. */
  readonly chain?: Chain | undefined;
  /** Cores to use where no number of threads is asked for; all unless given. */
  readonly cores?: number | undefined;
}

/** Simulates a configuration into a sink and tells how far it is. */
export async function simulate(
  config: Config,
  sink: Sink,
  options: SimulateOptions,
  context: CommandContext,
  reporter: Reporter,
): Promise<Generated> {
  const threads = threadsOf(options, context, options.cores);
  const { chain, blockWeeks, textFormat } = options;
  return reporter.phase(
    'simulate',
    (onAdvance) =>
      generate(config, sink, {
        threads,
        signal: context.signal,
        onProgress: (progress) => {
          if (progress.phase === 'simulate') onAdvance(progress);
        },
        ...(chain === undefined ? {} : { chain }),
        ...(textFormat === undefined ? {} : { format: textFormat }),
        ...(blockWeeks === undefined ? {} : { blockWeeks }),
      }),
    ({ chain, ledger }, seconds) => {
      const rows = 2 * ledger.total.rentals + ledger.total.late_fees;
      const rate = formatCount(rows / seconds);
      return `${formatNumberOf(chain.weeks, 'week')}, ${formatCount(rows)} rentals and payments (${rate} rows/s, ${formatNumberOf(threads, 'thread')})`;
    },
  );
}
