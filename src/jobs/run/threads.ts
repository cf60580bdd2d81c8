import { availableParallelism } from 'node:os';

/** The cores that are left to make rows while a server on the same machine loads them, which takes longer. */
export function coresBesideServer(): number {
  return Math.max(1, Math.floor(availableParallelism() / 2));
}

/** The number of threads: the one asked for, else one per core. */
export function threadsFor(asked: number | undefined, cores: number = availableParallelism()): number {
  return asked ?? cores;
}
