import type { ConfigInput } from '../schema.js';

/** A named starting point: what it says lies under the file, the environment and the flags. */
export interface Scenario {
  readonly name: string;
  readonly title: string;
  /** One paragraph for people who choose. */
  readonly description: string;
  /** Any part of a configuration file. */
  readonly configuration: ConfigInput;
}
