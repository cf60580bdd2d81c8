import type { TableName } from '../encode/tables.js';
import type { LoadPhase, LoadProgress, OnLoadProgress } from '../mysql/load/progress.js';
import type { Advance } from '../terminal/meter.js';
import type { Reporter } from '../terminal/reporter.js';

/** Building a table's indexes takes about as long as loading its rows did; a server seldom says how far it is. */
const INDEX_SECONDS_PER_LOAD_SECOND = 1.1;
/** A guess never says that all is done. */
const MOST_GUESSED = 0.95;
/** With -v each table is told that took so many seconds. */
const WORTH_TELLING = 0.05;

interface TableStep {
  readonly began: number;
  readonly latest: LoadProgress;
}

/** What there is to load, by table. */
export type LoadExpectation = Readonly<
  Partial<Record<TableName, { readonly rows: number; readonly bytes: number }>>
>;

/** The bars of a load. */
export interface LoadBars {
  readonly onProgress: OnLoadProgress;
  /** Tells what will be loaded; before that is known there are no bars, and none for a phase that is over by then. */
  expect(tables: LoadExpectation): void;
}

/** Shows each phase of a load as a bar, all tables together by their bytes. */
export function showLoad(reporter: Reporter): LoadBars {
  const phases = new Map<LoadPhase, Map<string, TableStep>>();
  let expected: LoadExpectation | undefined;
  const follow = (tables: LoadExpectation, phase: LoadPhase, steps: ReadonlyMap<string, TableStep>) =>
    reporter.follow(phase, () => {
      const loaded = phases.get('load');
      return { ...sumUp(tables, steps, loaded), waits: phase === 'index' && isUnderWay(loaded) };
    });
  return {
    onProgress(progress) {
      const { phase, table, seconds, done } = progress;
      let steps = phases.get(phase);
      if (!steps) {
        steps = new Map();
        phases.set(phase, steps);
        if (expected) follow(expected, phase, steps);
      }
      steps.set(table, { began: performance.now() - seconds * 1000, latest: progress });
      if (done && seconds >= WORTH_TELLING) reporter.detail(phase, `${table}: ${seconds.toFixed(2)} s`);
    },
    expect(tables) {
      expected = tables;
      for (const [phase, steps] of phases) if (isUnderWay(steps)) follow(tables, phase, steps);
    },
  };
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
  const active: string[] = [];
  for (const [name, table] of Object.entries(tables)) {
    total += table.bytes;
    const step = steps.get(name);
    if (!step || table.bytes === 0) continue;
    const share = shareDone(step, table.bytes, loaded?.get(name)?.latest.seconds);
    bytes += share * table.bytes;
    rows += share * table.rows;
    if (!step.latest.done) active.push(name);
  }
  return { done: bytes, total, rows, bytes, item: active.join(', ') };
}

function shareDone({ began, latest }: TableStep, bytes: number, loadSeconds: number | undefined): number {
  if (latest.done) return 1;
  if (latest.phase !== 'index' || loadSeconds === undefined) return Math.min(1, latest.bytes / bytes);
  const expected = loadSeconds * INDEX_SECONDS_PER_LOAD_SECOND * 1000;
  return Math.min(MOST_GUESSED, (performance.now() - began) / expected);
}
