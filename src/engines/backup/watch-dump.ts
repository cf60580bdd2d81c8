import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import type { StoredProgram } from './stored-programs.js';

/** The last line of a complete dump. */
const LAST_LINE = /^-- Dump completed/;
/** Enough of a line for its CREATE, a definer and a name. Rows of tables are longer and not needed. */
const LINE_HEAD_BYTES = 2048;
const NEWLINE = 10;

const CREATION = /^(?:\/\*!\d+ )?CREATE\b/;
/** A name is in double quotes if the program was created under ANSI_QUOTES, as packages are. */
const CREATED = /\b(PROCEDURE|FUNCTION|PACKAGE BODY|PACKAGE|EVENT) (?:`((?:[^`]|``)+)`|"((?:[^"]|"")+)")/g;

/** A stream that passes a dump on, and what it has found so far. */
export interface DumpWatch {
  readonly stream: Transform;
  readonly bytes: () => number;
  readonly sha256: () => string;
  /** The last line is the one of a complete dump. */
  readonly isComplete: () => boolean;
  /** Those of some stored programs that the dump does not create. */
  readonly missing: (programs: readonly StoredProgram[]) => readonly StoredProgram[];
}

/**
 * Passes a dump on, counts and hashes it, and keeps its last line and the names of the routines and events that it
 * creates.
 */
export function watchDump(): DumpWatch {
  const hash = createHash('sha256');
  const created = new Set<string>();
  let bytes = 0;
  let line = '';
  let lastLine = '';
  const endLine = (): void => {
    if (line.trim() === '') return;
    lastLine = line;
    if (!CREATION.test(line)) return;
    for (const [, kind = '', ticked, quoted = ''] of line.matchAll(CREATED)) {
      const name = ticked?.replaceAll('``', '`') ?? quoted.replaceAll('""', '"');
      created.add(keyOf({ kind, name }));
    }
  };
  const read = (chunk: Buffer): void => {
    for (let at = 0; at < chunk.length; ) {
      const end = chunk.indexOf(NEWLINE, at);
      const stop = end < 0 ? chunk.length : end;
      if (line.length < LINE_HEAD_BYTES) line += chunk.toString('latin1', at, Math.min(stop, at + LINE_HEAD_BYTES));
      if (end < 0) return;
      endLine();
      line = '';
      at = end + 1;
    }
  };
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      read(chunk);
      done(null, chunk);
    },
    flush(done) {
      endLine();
      done();
    },
  });
  return {
    stream,
    bytes: () => bytes,
    sha256: () => hash.digest('hex'),
    isComplete: () => LAST_LINE.test(lastLine),
    missing: (programs) =>
      programs.filter(({ kind, name }) => {
        return !created.has(keyOf({ kind, name: Buffer.from(name).toString('latin1') }));
      }),
  };
}

function keyOf({ kind, name }: StoredProgram): string {
  return `${kind} ${name}`;
}
