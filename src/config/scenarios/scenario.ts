import type { ConfigInput } from '../schema.js';

/** A named starting point. The file, the environment and the flags override it. */
export interface Scenario {
  readonly name: string;
  readonly title: string;
  /** One paragraph that helps to choose. */
  readonly description: string;
  /** The figures of a run with its own seed. */
  readonly figures: ScenarioFigures;
  /** Any part of a configuration file. */
  readonly configuration: ConfigInput;
}

/** The figures of a scenario's run, which its configuration and seed fix. */
export interface ScenarioFigures {
  readonly rentals: number;
  readonly payments: number;
  readonly active_customers: number;
  readonly inventory_items: number;
  readonly checked_out: number;
  readonly lost_sales: number;
}
