import type { DeepReadonly } from './schema.js';

/** Freezes plain data deeply and returns it. */
export function freezeDeep<Data>(data: Data): DeepReadonly<Data> {
  if (typeof data === 'object' && data !== null && !Object.isFrozen(data)) {
    Object.freeze(data);
    for (const part of Object.values(data)) freezeDeep(part);
  }
  return data as DeepReadonly<Data>;
}
