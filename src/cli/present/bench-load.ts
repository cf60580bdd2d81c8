import { formatNumberOf } from '../../format.js';
import type { LoadBenchmark, MethodResult } from '../../jobs/benchmark/bench-load.js';
import type { ProcessorSeconds } from '../../jobs/benchmark/benched-server.js';

const BAR_CELLS = 30;

/** The columns of a table: the heading, and the cell of a method. */
type Columns = readonly (readonly [head: string, cell: (method: MethodResult) => string])[];

const COLUMNS: Columns = [
  ['seconds to queryable', (method) => `${about(method)}${method.spread.median.toFixed(2)}`],
  ['least–most', ({ spread }) => `${spread.least.toFixed(2)}–${spread.most.toFixed(2)}`],
  ['rows/s', ({ rowsPerSecond }) => String(Math.round(rowsPerSecond)).replace(/\B(?=(\d{3})+$)/g, ',')],
  ['MB/s', ({ megabytesPerSecond }) => megabytesPerSecond.toFixed(1)],
  ['to the best', ({ ratioToBest }) => `${ratioToBest.toFixed(2)} ×`],
  ['to hand-tuned', ({ ratioToHandTuned }) => (ratioToHandTuned ? `${ratioToHandTuned.toFixed(2)} ×` : '')],
];

const PROCESSOR_COLUMNS: Columns = [
  ['server, CPU s', (method) => formatProcessorSeconds(method, 'server')],
  ['program, CPU s', (method) => formatProcessorSeconds(method, 'program')],
];

/** The benchmark as a Markdown table, fastest method first. */
export function renderMarkdown(benchmark: LoadBenchmark): string {
  const isFilled = ([, cell]: Columns[number]) => benchmark.ways.some((method) => cell(method) !== '');
  const columns = [...COLUMNS, ...PROCESSOR_COLUMNS.filter(isFilled)];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['method', ...columns.map(([head]) => head)]),
    `|---|${columns.map(() => '---:|').join('')}`,
    ...benchmark.ways.map((method) =>
      line([`${method.title} (\`${method.name}\`)`, ...columns.map(([, cell]) => cell(method))]),
    ),
    '',
    ...remarks(benchmark),
  ].join('\n');
}

/** The benchmark as bars for a terminal: a longer bar is slower, and its lighter end is the spread. */
export function renderBars(benchmark: LoadBenchmark): string {
  const most = Math.max(...benchmark.ways.filter((method) => !method.sampled).map(({ spread }) => spread.most), 0);
  const width = Math.max(...benchmark.ways.map(({ name }) => name.length));
  const lines = benchmark.ways.map((method) => {
    const { least, median, most: slowest } = method.spread;
    const cells = (seconds: number) => Math.min(BAR_CELLS, Math.round((seconds / (most || 1)) * BAR_CELLS));
    const full = Math.max(1, cells(least));
    const bar = '█'.repeat(full) + '▒'.repeat(Math.max(0, cells(slowest) - full));
    const beyond = slowest > most ? '»' : '';
    return `  ${method.name.padEnd(width)}  ${(bar + beyond).padEnd(BAR_CELLS + 1)}  ${about(method)}${median.toFixed(2)} s  ${method.ratioToBest.toFixed(2)} ×`;
  });
  return [...lines, '', ...remarks(benchmark)].join('\n');
}

function remarks({ winner, left, ways, machine, server, data, rounds, restSeconds }: LoadBenchmark): string[] {
  const rows = String(data.rows).replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = restSeconds > 0 ? `, ${restSeconds} s of rest before each method` : '';
  return [
    `${server.product} ${server.version}, ${rows} rows, ${(data.bytes / 1e6).toFixed(0)} MB, ${formatNumberOf(rounds, 'round')}${rest}; ` +
      `${formatNumberOf(machine.cores, 'core')}, load average ${machine.loadAverage} at the start.`,
    describeWinner({ winner, ways, rounds }),
    ...(ways.some(({ sampled }) => sampled) ? ['~ is extrapolated from a sample to all rows.'] : []),
    ...left.map(({ name, reason }) => `Left out: ${name}, because ${reason}.`),
  ];
}

function describeWinner({ winner, ways, rounds }: Pick<LoadBenchmark, 'winner' | 'ways' | 'rounds'>): string {
  if (winner !== undefined) return `${winner} is the fastest, and no other method's times overlap with its own.`;
  const [fastest] = ways;
  if (fastest === undefined) return 'No method could be measured.';
  return rounds === 1
    ? `${fastest.name} was the fastest. One round is too few to name a winner.`
    : `No winner: ${fastest.name} has the best median, but its times overlap with those of the next.`;
}

/** Those of a sample are in the JSON only. */
function formatProcessorSeconds({ sampled, processorSeconds }: MethodResult, whose: keyof ProcessorSeconds): string {
  return sampled ? '' : (processorSeconds?.[whose]?.toFixed(1) ?? '');
}

function about({ sampled }: MethodResult): string {
  return sampled ? '~' : '';
}
