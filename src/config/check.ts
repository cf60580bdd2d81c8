import type { ConfigProblem } from './problem.js';
import { type Resolution, tryResolveConfig } from './resolve.js';

/** The result of `config check`: problems, or the plan that the file gives. */
export interface ConfigCheck {
  readonly problems: readonly ConfigProblem[];
  readonly resolution?: Resolution;
}

/** Checks a configuration file's text by itself, over the default scenario, without flags and environment. */
export function checkConfig(path: string, text: string): ConfigCheck {
  return tryResolveConfig({ flags: {}, environment: {}, file: { path, text } });
}
