import type { LoadBenchmark, WayResult } from './bench-load.js';

const BAR_CELLS = 30;

/** The benchmark as a Markdown table, fastest way first. */
export function renderMarkdown(benchmark: LoadBenchmark): string {
  const head = [
    '| way | seconds to queryable | least–most | rows/s | MB/s | to the best | to hand-tuned |',
    '|---|---:|---:|---:|---:|---:|---:|',
  ];
  const rows = benchmark.ways.map((way) =>
    [
      '',
      `${way.title} (\`${way.name}\`)`,
      `${about(way)}${way.spread.median.toFixed(2)}`,
      `${way.spread.least.toFixed(2)}–${way.spread.most.toFixed(2)}`,
      String(Math.round(way.rowsPerSecond)).replace(/\B(?=(\d{3})+$)/g, ','),
      way.megabytesPerSecond.toFixed(1),
      `${way.ratioToBest.toFixed(2)} ×`,
      way.ratioToHandTuned === undefined ? '' : `${way.ratioToHandTuned.toFixed(2)} ×`,
      '',
    ]
      .join(' | ')
      .trim(),
  );
  return [...head, ...rows, '', ...remarks(benchmark)].join('\n');
}

/** The benchmark as bars for a terminal: the longer, the slower; the lighter end is the spread. */
export function renderBars(benchmark: LoadBenchmark): string {
  const most = Math.max(...benchmark.ways.filter((way) => !way.sampled).map(({ spread }) => spread.most), 0);
  const width = Math.max(...benchmark.ways.map(({ name }) => name.length));
  const lines = benchmark.ways.map((way) => {
    const { least, median, most: slowest } = way.spread;
    const cells = (seconds: number) => Math.min(BAR_CELLS, Math.round((seconds / (most || 1)) * BAR_CELLS));
    const full = Math.max(1, cells(least));
    const bar = '█'.repeat(full) + '▒'.repeat(Math.max(0, cells(slowest) - full));
    const beyond = slowest > most ? '»' : '';
    return `  ${way.name.padEnd(width)}  ${(bar + beyond).padEnd(BAR_CELLS + 1)}  ${about(way)}${median.toFixed(2)} s  ${way.ratioToBest.toFixed(2)} ×`;
  });
  return [...lines, '', ...remarks(benchmark)].join('\n');
}

function remarks({
  winner,
  left,
  ways,
  machine,
  server,
  data,
  rounds,
  restSeconds,
}: LoadBenchmark): string[] {
  const rows = String(data.rows).replace(/\B(?=(\d{3})+$)/g, ',');
  const fastest = ways[0];
  const rest = restSeconds > 0 ? `, ${restSeconds} s of rest before each way` : '';
  return [
    `${server.product} ${server.version}, ${rows} rows, ${(data.bytes / 1e6).toFixed(0)} MB, ${rounds} rounds${rest}; ` +
      `${machine.cores} cores, load average ${machine.loadAverage} at the start.`,
    winner === undefined
      ? `No winner: ${fastest?.name ?? 'nothing'} has the best median, but its times don't tell it from the next.`
      : `${winner} is the fastest, and no other way's times overlap with its own.`,
    ...(ways.some(({ sampled }) => sampled)
      ? ['~ is what all rows would take at the rate of a sample.']
      : []),
    ...left.map(({ name, reason }) => `Left out: ${name}, because ${reason}.`),
  ];
}

function about({ sampled }: WayResult): string {
  return sampled ? '~' : '';
}
