import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { openPlainFile } from '../plain-file.js';

/** Part of gzip's header: bytes 4 to 7 are the time (zlib leaves it 0), byte 9 the system, where 255 is unknown. */
const SYSTEM_BYTE = 9;
const NO_SYSTEM = 255;
const GZIP_LEVEL = 6;

/** Bytes and SHA-256 of a file on the disk. */
export interface FileFacts {
  readonly bytes: number;
  readonly sha256: string;
}

/** A file that is written sequentially and hashed meanwhile. */
export interface TableFileWriter {
  /** The caller may reuse the bytes once the promise resolves, and does not call again before that. */
  write(bytes: Uint8Array): Promise<void>;
  /** Forces the file to the disk and closes it. */
  finish(): Promise<FileFacts>;
  /** Closes the file without that. */
  close(): Promise<void>;
}

/** Opens a new file for uncompressed bytes. */
export async function createPlainFile(path: string): Promise<TableFileWriter> {
  const file = await open(path, 'wx');
  const hash = createHash('sha256');
  let written = 0;
  return {
    async write(bytes) {
      hash.update(bytes);
      await writeAll(file, bytes, written);
      written += bytes.length;
    },
    async finish() {
      await file.sync();
      await file.close();
      return { bytes: written, sha256: hash.digest('hex') };
    },
    close: () => file.close().catch(() => undefined),
  };
}

/** Opens a new file for bytes that are compressed: gzip of one level, without a time or machine name. */
export async function createGzipFile(path: string): Promise<TableFileWriter> {
  const file = await createPlainFile(path);
  const gzip = createGzip({ level: GZIP_LEVEL });
  const packed = pipeline(gzip, async (chunks: AsyncIterable<Buffer>) => {
    let isHeader = true;
    for await (const chunk of chunks) {
      if (isHeader) chunk[SYSTEM_BYTE] = NO_SYSTEM;
      isHeader = false;
      await file.write(chunk);
    }
  });
  // The next write throws the same error.
  packed.catch(() => undefined);
  return {
    write: (bytes) =>
      Promise.race([
        packed,
        new Promise<void>((resolve, reject) => gzip.write(bytes, (error) => (error ? reject(error) : resolve()))),
      ]),
    async finish() {
      gzip.end();
      await packed;
      return file.finish();
    },
    async close() {
      gzip.destroy();
      await packed.catch(() => undefined);
      await file.close();
    },
  };
}

/** Bytes and SHA-256 of an existing plain file. Rejects when the signal fires. */
export async function readFileFacts(path: string, signal?: AbortSignal): Promise<FileFacts> {
  const hash = createHash('sha256');
  const file = await openPlainFile(path);
  const stream = file.createReadStream({ highWaterMark: 1024 * 1024 });
  await (signal === undefined ? pipeline(stream, hash) : pipeline(stream, hash, { signal }));
  return { bytes: stream.bytesRead, sha256: hash.digest('hex') };
}

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, at, bytes.length - at, position + at);
    at += bytesWritten;
  }
}
