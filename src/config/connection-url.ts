import type { ConnectionPart } from './connection.js';
import { database, host, port, user } from './connection-schema.js';

/** What is wrong with a URL: found and allowed, in words that repeat nothing of it, for it may hold a password. */
export interface UrlProblem {
  readonly found: string;
  readonly allowed: string;
}

const FORM = 'mysql://user@host:port/database, with what is special in a part written as %xx';

/** Takes a `mysql://user@host:port/database` URL apart; every part is optional, the host being localhost then. The database may end in a slash. */
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
