import type { ConnectionPart } from './connection.js';
import type { DocumentPath } from './describe-issues.js';
import type { Document } from './merge.js';
import type { ConfigProblem } from './problem.js';

/** What one source says: flags, environment, file or scenario. */
export interface Layer {
  /** The good part of it, with the start date in `simulation`. */
  readonly document: Document;
  readonly connection: ConnectionPart;
  readonly problems: readonly ConfigProblem[];
  /** The paths whose values were refused: what else they would contradict is not worth telling. */
  readonly refused: readonly DocumentPath[];
  /** How the user knows the value at a path of the document: a flag, a variable, a key with its place. */
  readonly nameOf: (path: DocumentPath) => Pick<ConfigProblem, 'path' | 'from' | 'at'>;
}
