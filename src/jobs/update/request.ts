import type { Open } from '../../engines/mysql/load/connection-pool.js';
import type { InsertWay } from './database-sink.js';
import type { UpdateOutline } from './describe.js';
import type { UpdateChoice } from './update-choice.js';

export interface UpdateRequest extends UpdateChoice {
  readonly database: string;
  /** Opens a further connection to the server. */
  readonly open: Open;
  /** How rows go in; what the server allows unless given. */
  readonly way?: InsertWay | undefined;
  /** Plan only. */
  readonly dryRun?: boolean | undefined;
  /** Receives notices for the user, a sentence each. */
  readonly onNotice?: ((notice: string) => void) | undefined;
  /** Receives the planned rows before the first is written. */
  readonly onPlanned?: ((outline: UpdateOutline) => void) | undefined;
  readonly onRows?: ((done: number, total: number) => void) | undefined;
}

export interface UpdateResult extends UpdateOutline {
  /** Why the database was not taken for this program's own; null when it was. */
  readonly foreign: string | null;
  readonly written: boolean;
}
