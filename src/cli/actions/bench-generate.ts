import { formatBytes, formatCount, formatNumberOf, formatSeconds } from '../../format.js';
import { benchGenerate, type GenerateBenchmark } from '../../jobs/benchmark/bench-generate.js';
import type { Spread } from '../../jobs/benchmark/measurement.js';
import { estimateBenchGenerate } from '../../jobs/estimate/estimate-bench.js';
import { threadsFor } from '../../jobs/run/simulate.js';
import type { BenchGenerateCommandOptions } from '../commands/bench-generate.js';
import type { CommandContext } from '../context.js';
import { resolveOptions, threadsOf } from '../options/resolve-options.js';
import { describePlan } from '../present/describe-plan.js';
import { writeBenchEstimate } from '../present/estimates.js';
import { Reporter } from '../terminal/reporter.js';
import { renderTable, right } from '../terminal/table.js';

export async function runBenchGenerate(options: BenchGenerateCommandOptions, context: CommandContext): Promise<void> {
  const reporter = new Reporter(context.stderr, options);
  const { config } = await resolveOptions(options, context);
  reporter.line('plan', describePlan(config));
  const { rounds } = options;
  const threads = threadsOf(options, context);
  if (options.dryRun) {
    const estimate = await estimateBenchGenerate({ config, rounds, threads });
    return writeBenchEstimate(estimate, options, context);
  }
  const benchmark = await benchGenerate(config, {
    threads: Array.from({ length: threadsFor(threads) }, (_, index) => index + 1),
    rounds,
    signal: context.signal,
    onRound: (round, threads, { seconds }) =>
      reporter.line(`round ${round + 1}`, `${formatNumberOf(threads, 'thread')}: ${formatSeconds(seconds)}`),
  });
  context.stdout.write(`${options.json ? JSON.stringify(benchmark, null, 2) : present(benchmark)}\n`);
}

function present(benchmark: GenerateBenchmark): string {
  const { threads, stages, oneCore, sideBySide, csvStringify, machine, data } = benchmark;
  const byThreads = renderTable(
    ['threads', 'seconds', 'least–most', 'rentals/s', 'rows/s', 'MB/s', 'rentals/s of a core', 'scaling', 'memory'].map(
      right,
    ),
    threads.map((each) => [
      String(each.threads),
      each.spread.median.toFixed(2),
      formatSpread(each.spread),
      formatCount(each.rentalsPerSecond),
      formatCount(each.rowsPerSecond),
      each.megabytesPerSecond.toFixed(0),
      formatCount(each.rentalsPerCpuSecond),
      each.scaling ? `${each.scaling.median.toFixed(2)} (${formatSpread(each.scaling)})` : '',
      formatBytes(Math.max(...each.peakMemoryBytes)),
    ]),
  );
  const byStage = renderTable(
    [{ title: 'one core' }, right('seconds'), right('rows/s'), right('MB/s')],
    [
      ...stages.map(({ stage, seconds, rows, bytes }) => [
        stage,
        seconds.toFixed(2),
        rows === 0 ? '' : formatCount(rows / seconds),
        bytes === 0 ? '' : (bytes / seconds / 1e6).toFixed(0),
      ]),
      ['csv-stringify', '', formatCount(csvStringify.rowsPerSecond), csvStringify.megabytesPerSecond.toFixed(0)],
    ],
  );
  const together = `simulated, ordered and encoded on one core: ${formatCount(oneCore.median)} rentals/s (${formatCount(oneCore.least)}–${formatCount(oneCore.most)})`;
  const independent = sideBySide
    ? `${sideBySide.processes} independent processes at the same time: ${sideBySide.scaling.median.toFixed(2)} × as many (${formatSpread(sideBySide.scaling)})\n`
    : '';
  const where = `${formatCount(data.rentals)} rentals, ${formatCount(data.rows)} rows, ${formatBytes(data.bytes)}; ${machine.cpu}, ${formatNumberOf(machine.cores, 'core')}, load average ${machine.loadAverage} at the start.`;
  return `${byThreads}\n\n${byStage}\n\n${together}\n${independent}${where}`;
}

function formatSpread({ least, most }: Spread): string {
  return `${least.toFixed(2)}–${most.toFixed(2)}`;
}
