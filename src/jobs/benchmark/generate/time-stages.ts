import type { Config } from '../../../config/schema.js';
import { answerRequests } from './bench-process.js';
import { StageMeter, type StageRate } from './stage-rates.js';

let meter: StageMeter | undefined;

// The entry of a process that times the stages of one configuration on each request.
answerRequests((config: Config): readonly StageRate[] => {
  meter ??= new StageMeter(config);
  return meter.measure();
});
