import { DEFAULT_DATABASE } from './defaults.js';
import { lineOfText, oneOf, section, wholeNumber } from './fields.js';

const DATABASE_NAME = 'a database name: 1 to 64 letters, digits, _, $ or -, and not one of the server’s own';
const BASIC_LETTERS =
  'a database name of letters that MySQL takes in names: those of Unicode’s basic plane, up to U+FFFF';
const HOST = 'a host name or an address; the path of a socket goes into --socket';
const SERVERS_OWN = new Set(['mysql', 'sys', 'information_schema', 'performance_schema']);

export const host = lineOfText(1, 255).refine((name) => !name.includes('/'), HOST);
export const port = wholeNumber(1, 65_535);
export const socket = lineOfText(1, 4096);
export const user = lineOfText(1, 255);
export const password = lineOfText(0, 1024);
/** A name that is also fit for a folder. */
export const database = lineOfText(1, 64)
  .regex(/^[\p{L}\p{N}_$-]+$/u, DATABASE_NAME)
  .refine((name) => !/[\u{10000}-\u{10ffff}]/u.test(name), BASIC_LETTERS)
  .refine((name) => !SERVERS_OWN.has(name.toLowerCase()), DATABASE_NAME);
export const sslMode = oneOf(['DISABLED', 'PREFERRED', 'REQUIRED', 'VERIFY_CA', 'VERIFY_IDENTITY']);
export const sslCa = lineOfText(1, 4096);

export const mysqlSchema = section({
  host: host.optional().describe('Name or address of the server.'),
  port: port.optional().describe('TCP port of the server; 3306 unless given.'),
  socket: socket.optional().describe('Path of the server’s unix socket.'),
  user: user.optional().describe('Account to log in as.'),
  password: password.optional().describe('Its password; better given in DVDRENTAL_PASSWORD.'),
  database: database.optional().describe(`Database to fill; ${DEFAULT_DATABASE} unless given.`),
});
