import { availableParallelism, totalmem } from 'node:os';

const MEBIBYTE = 1024 * 1024;

/** How much of this machine a private server takes. */
export interface ServerSize {
  readonly bufferPoolBytes: number;
  readonly logBytes: number;
  readonly threads: number;
}

/** A quarter of the memory (of the container, if there is one), between 128 MiB and 2 GiB. */
export function sizeToMachine(): ServerSize {
  const limit = process.constrainedMemory();
  const memory = limit > 0 && limit < totalmem() ? limit : totalmem();
  const bufferPoolBytes = Math.min(Math.max(memory / 4, 128 * MEBIBYTE), 2048 * MEBIBYTE);
  return {
    bufferPoolBytes: Math.floor(bufferPoolBytes / MEBIBYTE) * MEBIBYTE,
    logBytes: Math.min(Math.max(Math.floor(bufferPoolBytes / 2 / MEBIBYTE), 96), 1024) * MEBIBYTE,
    threads: Math.min(availableParallelism(), 16),
  };
}
