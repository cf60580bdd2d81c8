import { readFileSync } from 'node:fs';
import type { SslOptions } from 'mysql2/promise';
import { DatagenError, messageOf } from '../../errors.js';

/** The modes of MySQL's own clients. */
export type SslMode = 'DISABLED' | 'PREFERRED' | 'REQUIRED' | 'VERIFY_CA' | 'VERIFY_IDENTITY';

export interface SslSettings {
  readonly mode?: SslMode | undefined;
  /** Path of a PEM file of the authorities to trust. */
  readonly ca?: string | undefined;
}

interface Encryptable {
  readonly socket?: string | undefined;
  readonly ssl?: SslSettings | undefined;
}

/**
 * What to try in turn for an address's ssl-mode: TLS options, or undefined for a plain connection.
 * PREFERRED, the default over TCP, takes TLS where the server has it. A unix socket is not encrypted unless asked.
 */
export function encryptionAttempts(address: Encryptable): readonly (SslOptions | undefined)[] {
  const ca = address.ssl?.ca;
  const mode = address.ssl?.mode ?? defaultMode(address, ca);
  const trust = ca === undefined ? {} : { ca: readAuthority(ca) };
  switch (mode) {
    case 'DISABLED':
      return [undefined];
    case 'PREFERRED':
      return [{ rejectUnauthorized: false }, undefined];
    case 'REQUIRED':
      return [{ rejectUnauthorized: false }];
    case 'VERIFY_CA':
      return [{ ...trust, rejectUnauthorized: true, verifyIdentity: false }];
    case 'VERIFY_IDENTITY':
      return [{ ...trust, rejectUnauthorized: true, verifyIdentity: true }];
  }
}

function defaultMode(address: Encryptable, ca: string | undefined): SslMode {
  if (ca !== undefined) return 'VERIFY_CA';
  return address.socket === undefined ? 'PREFERRED' : 'DISABLED';
}

function readAuthority(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new DatagenError('connection', `The file of --ssl-ca, ${path}, cannot be read: ${messageOf(error)}.`, {
      hint: 'Name a PEM file of the authority that signed the server’s certificate.',
      cause: error,
    });
  }
}
