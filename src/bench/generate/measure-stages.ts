import type { Config } from '../../config/schema.js';
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
 * Several processes that do the same at the same time and share nothing: what they come to together is what the
 * machine's cores have to give, and threads that work together can't scale better.
 */
export interface SideBySide {
  readonly processes: number;
  /** Throughput of all together ÷ that of one alone in the same round. */
  readonly scaling: Spread;
}

/**
 * Times the stages in a process that does nothing else, then in several at once, in each round. All of them have
 * compiled their code before the first.
 */
export async function measureStages(
  config: Config,
  rounds: number,
  processes: number,
  signal: AbortSignal,
): Promise<MeasuredStages> {
  const all = Array.from(
    { length: processes },
    () => new BenchProcess<Config, readonly StageRate[]>('time-stages', signal),
  );
  const measure = (some: typeof all) => Promise.all(some.map((each) => each.ask(config)));
  const alone: (readonly StageRate[])[] = [];
  const scaling: number[] = [];
  try {
    await measure(all);
    for (let round = 0; round < rounds; round += 1) {
      const [own = []] = await measure(all.slice(0, 1));
      alone.push(own);
      if (processes === 1) continue;
      const together = await measure(all);
      scaling.push(together.reduce((sum, stages) => sum + sumSeconds(own) / sumSeconds(stages), 0));
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
