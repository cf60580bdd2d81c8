import type { PersistentServer, ServerStatus } from '../../engines/private-server/persistent.js';
import { programCall } from '../../program-call.js';

/** The parts of every connection text. */
interface Access {
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

/** The URL of a database, as this program and most tools take it; never with a password. */
function urlOf({ port, user, database }: Access): string {
  return `mysql://${user}@127.0.0.1:${port}/${database}`;
}

/** The URL of a server that runs and listens on a port; null where it does not. */
export function urlOfStatus(status: ServerStatus, database: string): string | null {
  const { port, networkUser: user } = status;
  return status.running && port !== undefined ? urlOf({ port, user, database }) : null;
}

/** How to reach a server that was started: over its socket, and over TCP in the forms that tools take. */
export function presentStart(server: PersistentServer, database: string): string {
  const { network } = server;
  const lines: [string, string][] = [
    ['Server', server.product],
    ['Socket', server.socket],
    [
      'User',
      server.optionFile
        ? `${server.user}, with --defaults-file=${server.optionFile}`
        : `${server.user}, without a password`,
    ],
  ];
  const overSocket = presentFacts(lines);
  if (network === undefined) return `${overSocket}\n`;
  const access = { ...network, database };
  return `${overSocket}\n\n${presentAccess(access, network.password)}\n`;
}

/** A block to copy from: the settings of each tool, with the matching user and password. */
function presentAccess(access: Access, password: string): string {
  const { port, user, database } = access;
  const forms: [string, string][] = [
    ['Host', '127.0.0.1'],
    ['Port', String(port)],
    ['User', user],
    ['Password', password],
    ['URL', urlOf(access)],
    ['Client', `MYSQL_PWD=${password} mysql -h 127.0.0.1 -P ${port} -u ${user} ${database}`],
    [
      'PyMySQL',
      `pymysql.connect(host="127.0.0.1", port=${port}, user="${user}", password="${password}", database="${database}")`,
    ],
    [
      'SQLAlchemy',
      `create_engine("mysql+pymysql://${user}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}")`,
    ],
    ['JDBC', `jdbc:mysql://127.0.0.1:${port}/${database}?user=${user}&password=${password}`],
    ['', `jdbc:mariadb://127.0.0.1:${port}/${database}?user=${user}&password=${password}`],
  ];
  const note =
    `The password is shown once and kept nowhere; ${programCall('server', 'start', '-P', String(port))} makes a new one.\n` +
    `This program takes it from DVDRENTAL_PASSWORD.`;
  return `Over TCP, from this machine:\n${presentFacts(forms)}\n\n${note}`;
}

/** The status of the private server. */
export function presentStatus(status: ServerStatus, database: string): string {
  const { port } = status;
  const running: [string, string][] = [
    ['Running', status.running ? `yes, process ${status.pid}` : 'no'],
    ['Data', status.initialised ? `${status.folder} (${status.madeBy ?? 'unknown'})` : 'none yet'],
    ['Socket', status.socket],
  ];
  if (!status.running) return presentFacts(running);
  if (port === undefined) {
    return `${presentFacts([...running, ['Port', 'none']])}\n\nIt takes no connections over TCP; ${programCall('server', 'start', '-P', '3307')} opens a port.`;
  }
  const network: [string, string][] = [
    ['Port', `${port}, of 127.0.0.1`],
    ['URL', urlOf({ port, user: status.networkUser, database })],
  ];
  return `${presentFacts([...running, ...network])}\n\nThe password was shown when it was started; ${programCall('server', 'start', '-P', String(port))} makes a new one.`;
}

function presentFacts(facts: readonly (readonly [string, string])[]): string {
  const width = Math.max(...facts.map(([label]) => label.length));
  return facts.map(([label, text]) => `  ${label.padEnd(width)}  ${text}`).join('\n');
}
