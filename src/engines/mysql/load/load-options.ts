import type { BusyClock } from '../../../busy-clock.js';
import type { PlannedRecord } from '../../../dataset/run-record.js';
import type { IdType } from '../../../schema/table.js';
import type { Table } from '../../../schema/tables.js';
import type { OnLoadProgress } from '../../engine.js';
import type { LoadMethod } from '../load-method.js';
import type { Open } from './connection-pool.js';
import type { DatabaseReplacement } from './prepare-database.js';
import type { Reserve } from './reserve.js';

/** How to load, wherever the rows come from. */
export interface LoadOptions extends DatabaseReplacement {
  readonly database: string;
  readonly way: LoadMethod;
  /** The user may not alter tables: they are created with indexes and keys, which fill as the rows come. */
  readonly inPlace?: boolean | undefined;
  /** Opens a further connection to the server. */
  readonly open: Open;
  /** The server is this program's own, so its durability may be relaxed while it loads. */
  readonly ownServer?: boolean | undefined;
  /** The server computes on the same cores as this program. */
  readonly local?: boolean | undefined;
  /** Connections that fill one big table side by side; default 1. */
  readonly lanes?: number | undefined;
  /** Called when a table has its rows and indexes, with how many do. */
  readonly onTable?: ((done: number) => void) | undefined;
  /** Runs while rows of the big tables are taken; a source whose rows are not there yet stops it. */
  readonly clock?: BusyClock | undefined;
  /** One connection takes the parts of all tables as they come; for rows from memory where there are too few. */
  readonly byTurns?: boolean | undefined;
  /** Connections that are open already, which `open` gives first. */
  readonly reserve?: Reserve | undefined;
  readonly onProgress?: OnLoadProgress | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What is loaded. */
export interface LoadSubject {
  readonly record: PlannedRecord;
  readonly tables: readonly Table[];
  /** The SQL type of rental_id and payment_id. */
  readonly idType: IdType;
}
