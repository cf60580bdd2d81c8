import type { Config } from '../../config/schema.js';
import { formatBytes, formatCount, formatNumberOf, formatSeconds } from '../../format.js';
import type { BenchEstimateReport } from '../../jobs/estimate/estimate-bench.js';
import type { RunEstimateReport } from '../../jobs/estimate/estimate-run.js';
import type { CommandContext } from '../context.js';
import { renderFacts, renderTable } from '../terminal/table.js';
import { describePlan } from './describe-plan.js';

/** Writes the estimate of a run to stdout, for people or as JSON. */
export function writeDryRun(
  report: RunEstimateReport,
  config: Config,
  { json }: { readonly json?: boolean },
  { stdout, stderr }: CommandContext,
): 0 {
  stdout.write(json ? jsonOf(report) : presentDryRun(report, config, stderr.columns));
  return 0;
}

/** Writes the estimate of a benchmark to stdout, for people or as JSON. */
export function writeBenchEstimate(
  report: BenchEstimateReport,
  { json }: { readonly json?: boolean },
  { stdout, stderr }: CommandContext,
): void {
  stdout.write(json ? jsonOf(report) : presentBenchEstimate(report, stderr.columns));
}

function jsonOf(report: RunEstimateReport | BenchEstimateReport): string {
  return `${JSON.stringify({ dry_run: true, ...report }, null, 2)}\n`;
}

function presentDryRun(report: RunEstimateReport, config: Config, columns: number): string {
  const { rows, bytes, exact, stores, threads, seconds } = report;
  const about = exact ? '' : 'about ';
  const table = renderTable(
    [{ title: 'table' }, { title: 'rows', align: 'right' }, { title: 'size', align: 'right' }],
    [...Object.entries(report.tables), ['all', { rows, bytes }] as const].map(([name, each]) => [
      name,
      formatCount(each.rows),
      formatBytes(each.bytes),
    ]),
  );
  const facts: [string, string][] = [
    ['Plan', describePlan(config)],
    [
      'Rows',
      exact
        ? 'exact: the whole run was simulated just now'
        : `estimated: some of the ${formatNumberOf(stores, 'store')} were simulated just now`,
    ],
    ['Memory', `about ${formatBytes(report.memory_bytes)}`],
    ['Files', `${about}${formatBytes(bytes)} as plain CSV, in ${report.folder}`],
    ['Load', report.load === null ? 'none: only the files would be made' : `into ${report.load}`],
    [
      'Time',
      `about ${formatSeconds(seconds.generate)} to make the files with ${formatNumberOf(threads, 'thread')}, as measured just now`,
    ],
    ...loadTime(seconds.load),
    ...report.findings.map((finding): [string, string] => ['Note', finding]),
  ];
  return `${table}\n\n${renderFacts(facts, columns)}\n\nThis was a dry run: nothing was written or changed.\n`;
}

function loadTime(seconds: number | null): [string, string][] {
  if (seconds === null) return [];
  return [
    [
      '',
      `about ${formatSeconds(seconds)} to load and index, at the speed of a reference machine with two cores; then the checks`,
    ],
  ];
}

function presentBenchEstimate(report: BenchEstimateReport, columns: number): string {
  const { rows, bytes, exact, measured, rounds, seconds, server, finding } = report;
  const facts: [string, string][] = [
    ['Rows', `${exact ? '' : 'about '}${formatCount(rows)}, ${formatBytes(bytes)} as CSV`],
    ['Measured', `${measured.join(', ')}; in each of ${formatNumberOf(rounds, 'round')}`],
    ...(server === null ? [] : [['Server', server] as [string, string]]),
    ...(finding === null ? [] : [['Found', finding] as [string, string]]),
    [
      'Time',
      seconds === null ? 'none: there is no server' : `about ${formatSeconds(seconds)}, and longer for slow methods`,
    ],
  ];
  return `${renderFacts(facts, columns)}\n\nThis was a dry run: nothing was measured.\n`;
}
