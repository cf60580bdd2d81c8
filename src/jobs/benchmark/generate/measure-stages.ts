import { setMaxListeners } from 'node:events';
import type { Config } from '../../../config/schema.js';
import { measureSpread, type Spread } from '../statistics.js';
import { BenchProcess } from './bench-process.js';
import type { StageRate } from './stage-rates.js';

export interface MeasuredStages {
  /** Each on one core, the stages one after the other; each stage's seconds are the median of the rounds. */
  readonly stages: readonly StageRate[];
  /** Of each round: the seconds of what is done for each rental; planning is not. */
  readonly seconds: readonly number[];
  readonly sideBySide: SideBySide | undefined;
}

/**
 * Several processes that do the same at the same time and share nothing: a yardstick of what the machine's cores have to
 * give to more than one. Each has a chain of its own in memory.
 */
export interface SideBySide {
  readonly processes: number;
  /** What all make in a second, until the last has finished ÷ what one alone makes in the same round. */
  readonly scaling: Spread;
}

interface Pass {
  readonly seconds: number;
  readonly stages: readonly (readonly StageRate[])[];
}

/**
 * Times the stages in each round in a process that does nothing else, another in each, and then in several at once. Each
 * has made all rows once before.
 */
export async function measureStages(
  config: Config,
  rounds: number,
  processes: number,
  signal: AbortSignal,
): Promise<MeasuredStages> {
  const ending = AbortSignal.any([signal]);
  // Each process listens to it, and more than ten would be taken for a leak.
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
