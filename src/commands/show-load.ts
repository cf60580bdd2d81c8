import type { LoadPhase, LoadProgress, OnLoadProgress } from '../mysql/load/progress.js';
import type { Manifest } from '../sink/manifest.js';
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

/** Shows each phase of a load as a bar, all tables together by their bytes. */
export function showLoad(tables: Manifest['tables'], reporter: Reporter): OnLoadProgress {
  const phases = new Map<LoadPhase, Map<string, TableStep>>();
  return (progress) => {
    const { phase, table, seconds } = progress;
    let steps = phases.get(phase);
    if (!steps) {
      const opened = new Map<string, TableStep>();
      steps = opened;
      phases.set(phase, steps);
      reporter.follow(phase, () => {
        const waits = phase === 'index' && isUnderWay(phases.get('load'));
        return { ...sumUp(tables, opened, phases.get('load')), waits };
      });
    }
    steps.set(table, { began: performance.now() - seconds * 1000, latest: progress });
    if (progress.done && seconds >= WORTH_TELLING)
      reporter.detail(phase, `${table}: ${seconds.toFixed(2)} s`);
  };
}

function isUnderWay(steps: ReadonlyMap<string, TableStep> = new Map()): boolean {
  return [...steps.values()].some((step) => !step.latest.done);
}

function sumUp(
  tables: Manifest['tables'],
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
