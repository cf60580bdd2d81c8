import type { LoadPhase, LoadProgress, OnLoadProgress } from '../../engines/engine.js';
import type { TableName } from '../../schema/tables.js';
import type { Advance, JobReport } from '../job.js';

/** Building a table's indexes takes about as long as loading its rows. No server reports its progress. */
const INDEX_SECONDS_PER_LOAD_SECOND = 1.1;
const LEAST_INDEX_SECONDS = 0.5;
/** Up to this share a guess follows the expected time; then it slows down, and never reaches the end. */
const STEADY_SHARE = 0.8;
/** What a bar shows at most while a server works on rows that it has: 99 %. */
const MAX_BEFORE_END = 0.99;
/** Phases with a bar. The others are short. */
const SHOWN: readonly LoadPhase[] = ['load', 'index', 'keys'];
/** A phase is shown from the first table with this share of all bytes; before that its bar would not move. */
const WORTH_SHOWING = 0.05;
/** With -v each table that takes this many seconds has a line. */
const WORTH_TELLING = 0.05;

interface TableStep {
  readonly began: number;
  readonly latest: LoadProgress;
}

/** The rows and bytes to load, by table. */
export type LoadExpectation = Readonly<Partial<Record<TableName, { readonly rows: number; readonly bytes: number }>>>;

/** The bars of a load. */
export interface LoadBars {
  readonly onProgress: OnLoadProgress;
  /**
   * Sets what will be loaded, first as an estimate, later exactly. Before that there are no bars, and none for a phase
   * that is over by then.
   */
  expect(tables: LoadExpectation): void;
}

/** Shows each phase of a load as a bar, all tables together by their bytes. */
export function showLoad(reporter: JobReport): LoadBars {
  const phases = new Map<LoadPhase, Map<string, TableStep>>();
  const shown = new Set<LoadPhase>();
  let expected: LoadExpectation | undefined;
  const show = (phase: LoadPhase, steps: ReadonlyMap<string, TableStep>) => {
    if (expected === undefined || shown.has(phase) || !isWorthShowing(phase, steps, expected)) return;
    shown.add(phase);
    follow(phase, steps);
  };
  const follow = (phase: LoadPhase, steps: ReadonlyMap<string, TableStep>) =>
    reporter.follow(phase, () => {
      const loaded = phases.get('load');
      return sumUp(expected ?? {}, steps, loaded);
    });
  return {
    onProgress(progress) {
      const { phase, table, seconds, done } = progress;
      let steps = phases.get(phase);
      if (!steps) {
        steps = new Map();
        phases.set(phase, steps);
      }
      steps.set(table, { began: performance.now() - seconds * 1000, latest: progress });
      show(phase, steps);
      if (done && seconds >= WORTH_TELLING) reporter.detail(phase, `${table}: ${seconds.toFixed(2)} s`);
    },
    expect(tables) {
      expected = tables;
      for (const [phase, steps] of phases) if (isUnderWay(steps)) show(phase, steps);
    },
  };
}

function isWorthShowing(phase: LoadPhase, steps: ReadonlyMap<string, TableStep>, expected: LoadExpectation): boolean {
  const sizes = new Map(Object.entries(expected).map(([name, { bytes }]) => [name, bytes]));
  const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  return SHOWN.includes(phase) && [...steps.keys()].some((name) => (sizes.get(name) ?? 0) >= WORTH_SHOWING * total);
}

function isUnderWay(steps: ReadonlyMap<string, TableStep> = new Map()): boolean {
  return [...steps.values()].some((step) => !step.latest.done);
}

function sumUp(
  tables: LoadExpectation,
  steps: ReadonlyMap<string, TableStep>,
  loaded: ReadonlyMap<string, TableStep> | undefined,
): Advance {
  let total = 0;
  let bytes = 0;
  let rows = 0;
  let busySeconds: number | undefined;
  const active: string[] = [];
  for (const [name, estimate] of Object.entries(tables)) {
    const table = sizeOf(estimate, loaded?.get(name)?.latest);
    total += table.bytes;
    const step = steps.get(name);
    if (!step || table.bytes === 0) continue;
    const share = shareDone(step, table.bytes, loaded);
    bytes += share * table.bytes;
    rows += share * table.rows;
    if (step.latest.phase === 'load') busySeconds = Math.max(busySeconds ?? 0, step.latest.busySeconds);
    if (!step.latest.done) active.push(name);
  }
  const item = active.join(', ');
  const done = active.length > 0 ? Math.min(bytes, MAX_BEFORE_END * total) : bytes;
  // Only loaded rows are counted; the progress of indexes is an estimate, without a rate.
  return busySeconds === undefined ? { done, total, item } : { done, total, rows, bytes, item, busySeconds };
}

/** The rows of a table: exact when it is loaded, before that an estimate, at least the rows loaded. */
function sizeOf(
  estimate: { readonly rows: number; readonly bytes: number },
  loaded: LoadProgress | undefined,
): { readonly rows: number; readonly bytes: number } {
  if (loaded?.done && loaded.bytes > 0) return loaded;
  return { rows: estimate.rows, bytes: Math.max(estimate.bytes, loaded?.bytes ?? 0) };
}

function shareDone(
  { began, latest }: TableStep,
  bytes: number,
  loaded: ReadonlyMap<string, TableStep> | undefined,
): number {
  if (latest.done) return 1;
  if (latest.phase !== 'index' || loaded === undefined) return Math.min(1, latest.bytes / bytes);
  const busySeconds = Math.max(0, ...[...loaded.values()].map((step) => step.latest.busySeconds));
  const expected = Math.max(LEAST_INDEX_SECONDS, busySeconds * INDEX_SECONDS_PER_LOAD_SECOND);
  return guessShare((performance.now() - began) / 1000 / expected);
}

/** The progress of a step, from the share of its expected time that has passed: it rises and never reaches 1. */
export function guessShare(times: number): number {
  if (times <= STEADY_SHARE) return times;
  const left = 1 - STEADY_SHARE;
  return 1 - left / (1 + (times - STEADY_SHARE) / left);
}
