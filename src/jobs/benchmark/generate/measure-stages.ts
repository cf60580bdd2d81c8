import { setMaxListeners } from 'node:events';
import type { Config } from '../../../config/schema.js';
import { measureSpread, type Spread } from '../statistics.js';
import { BenchProcess } from './bench-process.js';
import type { StageRate } from './stage-rates.js';

export interface MeasuredStages {
  /** On one core, one after the other; each stage's seconds are the median of the rounds. */
  readonly stages: readonly StageRate[];
  /** By round: the seconds of all stages except planning. */
  readonly seconds: readonly number[];
  readonly sideBySide: SideBySide | undefined;
}

/**
 * Several processes that do the same work concurrently and share nothing: a measure of how the machine itself scales.
 * Each has its own chain in memory.
 */
export interface SideBySide {
  readonly processes: number;
  /** The throughput of all, until the last has finished, relative to one alone in the same round. */
  readonly scaling: Spread;
}

interface Pass {
  readonly seconds: number;
  readonly stages: readonly (readonly StageRate[])[];
}

/**
 * Times the stages in each round: in one process, a different one in each round, and then in all of them. Every process
 * has made all rows once before, to warm up.
 */
export async function measureStages(
  config: Config,
  rounds: number,
  processes: number,
  signal: AbortSignal,
): Promise<MeasuredStages> {
  const ending = AbortSignal.any([signal]);
  // Each process adds a listener, and Node warns of a leak from the eleventh on.
  setMaxListeners(0, ending);
  const all = Array.from(
    { length: processes },
    () => new BenchProcess<Config, readonly StageRate[]>('time-stages', ending),
  );
  const measure = async (some: typeof all): Promise<Pass> => {
    const began = performance.now();
    const stages = await Promise.all(some.map((each) => each.ask(config)));
    return { seconds: (performance.now() - began) / 1000, stages };
  };
  const alone: (readonly StageRate[])[] = [];
  const scaling: number[] = [];
  try {
    await measure(all);
    for (let round = 0; round < rounds; round += 1) {
      const one = await measure(all.slice(round % processes, (round % processes) + 1));
      alone.push(...one.stages);
      if (processes > 1) scaling.push((processes * one.seconds) / (await measure(all)).seconds);
    }
  } finally {
    for (const each of all) each.end();
  }
  return {
    stages: takeMedians(alone),
    seconds: alone.map(sumSeconds),
    sideBySide: processes > 1 ? { processes, scaling: measureSpread(scaling) } : undefined,
  };
}

function sumSeconds(stages: readonly StageRate[]): number {
  return stages.reduce((sum, { rows, seconds }) => sum + (rows > 0 ? seconds : 0), 0);
}

function takeMedians(rounds: readonly (readonly StageRate[])[]): readonly StageRate[] {
  const [first = []] = rounds;
  return first.map((stage, index) => ({
    ...stage,
    seconds: measureSpread(rounds.map((stages) => stages[index]?.seconds ?? 0)).median,
  }));
}
