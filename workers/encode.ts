import { workerData } from 'piscina';
import { BlockEncoder } from '../src/pipeline/block-encoder.js';
import type { SharedRun } from '../src/pipeline/shared-run.js';
import type { EncodeTask } from '../src/pipeline/tasks.js';

const encoder = new BlockEncoder(workerData as SharedRun);

/** Encodes rows of an ordered block into one of the run's buffers; returns how many bytes they are. */
export default function encode(task: EncodeTask): number {
  return encoder.encode(task);
}
