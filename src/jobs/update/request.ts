import type { UpdateHooks, UpdateSession } from '../../engines/engine.js';
import type { UpdateOutline } from './describe.js';
import type { UpdateChoice } from './update-choice.js';

export interface UpdateRequest extends UpdateChoice, UpdateHooks {
  readonly database: string;
  /** Opens the database for the update. */
  readonly begin: (hooks: UpdateHooks) => Promise<UpdateSession>;
  /** Plan only. */
  readonly dryRun?: boolean | undefined;
  /** Receives the planned rows before the first is written. */
  readonly onPlanned?: ((outline: UpdateOutline) => void) | undefined;
  readonly onRows?: ((done: number, total: number) => void) | undefined;
}

export interface UpdateResult extends UpdateOutline {
  /** Why the database was not taken for this program's own; null when it was. */
  readonly foreign: string | null;
  readonly written: boolean;
}
