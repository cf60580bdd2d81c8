import { workerData } from 'piscina';
import { BlockEncoder } from '../src/pipeline/block-encoder.js';
import { DirtyBlockEncoder } from '../src/pipeline/dirty-block-encoder.js';
import type { SharedRun } from '../src/pipeline/shared-run.js';
import type { Encoded, EncodeTask } from '../src/pipeline/tasks.js';

const run = workerData as SharedRun;
const clean = new BlockEncoder(run);
const dirty = new DirtyBlockEncoder(run, clean);
const isDirty = run.chain.config.dirt.percent > 0;

/** Encodes rows of an ordered block into one of the run's buffers; returns how many bytes they are, and their dirt. */
export default function encode(task: EncodeTask): Encoded {
  return isDirty ? dirty.encode(task) : { length: clean.encode(task), dirt: [] };
}
