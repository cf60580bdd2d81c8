import { setFlagsFromString } from 'node:v8';

/** Bytes of bytecode up to which a function may grow by what is inlined into it; 920 by default. */
const INLINED_IN_ALL = 1500;

/**
 * Lets the engine's compiler inline more functions into one than it would by itself, in this process and in the threads
 * that it starts, from now on: the loops that make rows are then compiled as one piece.
 *
 * How large a function may be to be inlined (`--max-inlined-bytecode-size`) must not be changed here. The compiler asks
 * that twice of a function, in a thread of its own, and ends the process where the answers differ.
 */
export function widenInlining(): void {
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${INLINED_IN_ALL}`);
}

/**
 * Keeps the engine from doubling the room for young objects, which it does up to 48 MB, in this process from now on. What
 * the main thread makes of small tables dies young, so that it needs no more room, and takes no longer.
 */
export function keepYoungGenerationSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
