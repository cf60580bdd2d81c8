import type { ConnectionPart } from './connection.js';
import { database, host, port, user } from './connection-schema.js';

/** The problem of a URL: found and allowed, without any part of it, since it may contain a password. */
export interface UrlProblem {
  readonly found: string;
  readonly allowed: string;
}

const FORM = 'mysql://user@host:port/database, with what is special in a part written as %xx';

/**
 * Parses a URL `mysql://user@host:port/database`. Every part is optional, and the host defaults to localhost. A slash
 * may follow the database.
 */
export function readConnectionUrl(text: string): ConnectionPart | UrlProblem {
  if (!URL.canParse(text)) return { found: 'a URL that cannot be read', allowed: FORM };
  const url = new URL(text);
  if (url.protocol !== 'mysql:' && url.protocol !== 'mariadb:') {
    return { found: 'a URL that is not of a MySQL or MariaDB server', allowed: FORM };
  }
  if (url.password !== '') {
    return {
      found: 'a password, which other users of this machine can read',
      allowed: 'a URL without a password, which goes into DVDRENTAL_PASSWORD or is asked for by -p',
    };
  }
  if (url.search !== '' || url.hash !== '') {
    return { found: 'a URL with parameters', allowed: `${FORM}; encryption has --ssl-mode and --ssl-ca` };
  }
  return readParts(url);
}

function readParts(url: URL): ConnectionPart | UrlProblem {
  const parts: Record<string, unknown> = {};
  try {
    if (url.username !== '') parts.user = decodeURIComponent(url.username);
    parts.host = decodeURIComponent(url.hostname).replace(/^\[(.*)\]$/, '$1') || 'localhost';
    if (url.port !== '') parts.port = Number(url.port);
    const path = url.pathname.slice(1).replace(/\/$/, '');
    if (path !== '') parts.database = decodeURIComponent(path);
  } catch {
    return { found: 'a URL with a broken %xx', allowed: FORM };
  }
  for (const [name, schema] of Object.entries({ user, host, port, database })) {
    const issue = parts[name] === undefined ? undefined : schema.safeParse(parts[name]).error?.issues[0];
    if (issue !== undefined) return { found: `a URL whose ${name} is not fit`, allowed: issue.message };
  }
  return parts;
}
