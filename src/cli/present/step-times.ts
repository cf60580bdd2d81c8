import type { Step } from '../../checks/validate.js';
import { formatSeconds } from '../../format.js';
import type { OnAdvance } from '../../jobs/job.js';
import type { Reporter } from '../terminal/reporter.js';

const REPORTED = 5;

/** The time of a step of a validation. */
export interface StepTime {
  readonly name: string;
  readonly seconds: number;
}

/** Collects the times of a validation's steps. */
export class StepTimes {
  private readonly times: StepTime[] = [];

  /** Records a step and advances the phase's bar. */
  follow(onAdvance: OnAdvance): (step: Step) => void {
    return ({ name, seconds, share }) => {
      this.times.push({ name, seconds: Math.round(seconds * 1000) / 1000 });
      onAdvance({ done: share, total: 1, item: name });
    };
  }

  slowestFirst(): readonly StepTime[] {
    return [...this.times].sort((a, b) => b.seconds - a.seconds);
  }

  /** Reports the slowest few. */
  report(reporter: Reporter): void {
    for (const { name, seconds } of this.slowestFirst().slice(0, REPORTED)) {
      reporter.detail(name, `in ${formatSeconds(seconds)}`);
    }
  }
}
