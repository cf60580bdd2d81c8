import { join } from 'node:path';
import type { ConnectionSettings } from '../config/connection.js';
import type { RunFacts } from '../mysql/run-record.js';
import type { QueryRunner } from '../query/port.js';
import type { Manifest } from '../sink/manifest.js';
import type { Reporter } from '../terminal/reporter.js';
import type { CommandContext } from './context.js';
import { openMysqlTarget } from './mysql-target.js';

/** Where runs leave their datasets and their server, below the current folder. */
export const OUTPUT_ROOT = 'out';

/** What a database holds before anything is done to it. */
export type Contents =
  | { readonly kind: 'nothing' }
  /** Tables that this program did not make. */
  | { readonly kind: 'foreign' }
  /** A load or an update that was interrupted. */
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'whole'; readonly record: RunFacts };

/** What a load may do about data that are there already. */
export interface Replacement {
  readonly overwrite?: boolean | undefined;
  readonly resume?: boolean | undefined;
}

/** A database to fill and to ask, whatever engine it is of. */
export interface Target {
  readonly database: string;
  /** Where it is, for people: `the private server`, `127.0.0.1:3306`. */
  readonly place: string;
  /** How to open it and look inside, said after "open the database with". */
  readonly openedWith: string;
  /** Looks at what is there and changes nothing. */
  look(): Promise<Contents>;
  /** Loads a dataset folder into it. */
  load(folder: string, manifest: Manifest, replacement: Replacement): Promise<void>;
  /** Has questions asked of it; the runner is closed once they are answered. */
  ask<Answers>(questions: (runner: QueryRunner) => Promise<Answers>): Promise<Answers>;
  /** Lets go of it. */
  release(): Promise<void>;
}

/** What opening a target needs of the command that opens it. */
export interface TargetRequest {
  readonly connection: ConnectionSettings;
  readonly context: CommandContext;
  readonly reporter: Reporter;
}

/**
 * Reaches the server that the connection settings name, else starts the private one.
 *
 * @throws DatagenError `server` when none is given and none is installed
 */
export async function openTarget(request: TargetRequest): Promise<Target> {
  return openMysqlTarget(request, join(process.cwd(), OUTPUT_ROOT));
}
