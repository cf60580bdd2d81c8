import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { DatagenError, messageOf } from '../errors.js';
import { readPlainFile } from '../plain-file.js';
import { programCall } from '../program-call.js';
import type { ConfigFile } from './layers.js';

const REFUSALS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'does not exist',
  EACCES: 'may not be read by this user',
  EPERM: 'may not be read by this user',
};

const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Reads a configuration file. Throws `config-invalid` when it is missing, a folder, a named pipe, a device, unreadable, too
 * large or not UTF-8.
 */
export async function readConfigFile(path: string): Promise<ConfigFile> {
  const hint = `Name a JSON file with --config; ${programCall('config', 'schema')} describes its keys.`;
  const bytes = await readBytes(path, hint);
  try {
    return { path, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (cause) {
    throw new DatagenError('config-invalid', `The configuration file ${path} is not UTF-8 text.`, {
      hint,
      cause,
    });
  }
}

async function readBytes(path: string, hint: string): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) {
      throw new DatagenError('config-invalid', `The configuration file ${path} is a folder.`, { hint });
    }
    if (found.size > MAX_BYTES) throw tooLarge(path, hint);
    if (found.isFIFO() && isOpenPipe(path)) return await readPipe(path, hint);
    return await readPlainFile(path, MAX_BYTES);
  } catch (cause) {
    if (cause instanceof DatagenError) throw cause;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const what = REFUSALS[code] ?? `cannot be read: ${messageOf(cause)}`;
    throw new DatagenError('config-invalid', `The configuration file ${path} ${what}.`, { hint, cause });
  }
}

/** Whether a path is a pipe of this process with a writer, as a shell's `<(command)` makes it. */
function isOpenPipe(path: string): boolean {
  return /^\/(dev\/fd\/\d+|dev\/stdin|proc\/self\/fd\/\d+)$/.test(path);
}

async function readPipe(path: string, hint: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw tooLarge(path, hint);
  }
  return Buffer.concat(chunks);
}

function tooLarge(path: string, hint: string): DatagenError {
  return new DatagenError('config-invalid', `The configuration file ${path} is larger than 16 MiB.`, {
    hint,
  });
}
