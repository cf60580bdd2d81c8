import { setFlagsFromString } from 'node:v8';

/** Bytes of bytecode up to which a function is inlined (460 by default), and up to which one grows by that (920). */
const INLINED = 300;
const INLINED_IN_ALL = 1500;

/**
 * Lets the engine's compiler inline more small functions than it would by itself, and none of the larger ones, in this
 * process and in the threads that it starts, from now on. The loops that make rows are then compiled as one piece, each
 * of them once; with larger bounds the compiler takes longer than that saves.
 */
export function widenInlining(): void {
  setFlagsFromString(`--max-inlined-bytecode-size=${INLINED}`);
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${INLINED_IN_ALL}`);
}

/**
 * Keeps the engine from doubling the room for young objects, which it does up to 48 MB, in this process from now on. What
 * the main thread makes of small tables dies young, so that it needs no more room, and takes no longer.
 */
export function keepYoungGenerationSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
