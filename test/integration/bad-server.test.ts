import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openConnection } from '../../src/engines/mysql/connect.js';
import { askValue } from '../../src/engines/mysql/query.js';
import { acquirePrivateServer, type PrivateServer } from '../../src/engines/private-server/acquire.js';
import { type BadInput, expectRefusal, wordsOf } from '../support/bad-input.js';
import { useDatabase } from '../support/database.js';
import { useFolder } from '../support/dataset.js';
import { findDeafPort, listenAs, listenAsMysql } from '../support/fake-servers.js';
import { runProgram } from '../support/program.js';

const CHECK_PORT = 'Check --host and --port.';
const PASSWORD = 'not-to-be-told';

const database = useDatabase();
const place = useFolder();
const users: string[] = [];

/** A user who has a password and these rights on every database; returns the name. */
async function createUser(rights: string): Promise<string> {
  const name = `u${users.length}_${database.name.slice(-8)}`;
  users.push(name);
  await database.connection.query(`CREATE USER ${name}@localhost IDENTIFIED BY '${PASSWORD}'`);
  await database.connection.query(`GRANT ${rights} ON *.* TO ${name}@localhost`);
  return name;
}

beforeAll(async () => {
  await database.connection.query('CREATE TABLE diary (day DATE PRIMARY KEY)');
});
afterAll(async () => {
  for (const name of users) {
    await database.connection.query(`DROP DATABASE IF EXISTS ${name}`);
    await database.connection.query(`DROP USER ${name}@localhost`);
  }
});

/** A refusal by what is at a port of this machine, `<port>` in its words. */
async function expectRefusalAt(port: number, says: string, bad: Partial<BadInput> = {}): Promise<void> {
  const args = ['--weeks', '1', '-h', '127.0.0.1', '-P', String(port), '-u', 'ann'];
  await expectRefusal({ name: '', args, code: 1, says: says.replaceAll('<port>', String(port)), ...bad });
}

describe.concurrent('a place that is no server', () => {
  test('a host name that nobody knows', () =>
    expectRefusal({
      name: '',
      args: ['--weeks', '1', '-h', 'no.such.host.invalid'],
      code: 1,
      says: `dvdrental: Cannot connect to no.such.host.invalid:3306: the host name no.such.host.invalid is not known.
Check the spelling of --host, or give an IP address.`,
    }));

  test('a port where nothing listens', async () =>
    expectRefusalAt(
      await findDeafPort(),
      `dvdrental: Cannot connect to 127.0.0.1:<port>: nothing listens there.
Start the server, or give the right --host and --port.`,
    ));

  test('a port of another service', async () =>
    expectRefusalAt(
      await listenAs('SSH-2.0-OpenSSH_9.2\r\n'),
      `dvdrental: Cannot connect to 127.0.0.1:<port>: what answers there is no MySQL or MariaDB server, it says "SSH-2.0-OpenSSH_9.2".
${CHECK_PORT}`,
    ));

  test('a port of a web server', async () =>
    expectRefusalAt(
      await listenAs('HTTP/1.1 400 Bad Request\r\n\r\n', { hangUp: true }),
      `dvdrental: Cannot connect to 127.0.0.1:<port>: what answers there is no MySQL or MariaDB server, it says "HTTP/1.1 400 Bad Request".
${CHECK_PORT}`,
    ));

  test('a port that hangs up', async () =>
    expectRefusalAt(
      await listenAs('', { hangUp: true }),
      `dvdrental: Cannot connect to 127.0.0.1:<port>: the connection was closed at once.
Check that a MySQL or MariaDB server listens there.`,
    ));

  test('a port that says nothing', async () =>
    expectRefusalAt(
      await listenAs(''),
      `dvdrental: Cannot connect to 127.0.0.1:<port>: no MySQL or MariaDB server answered in time.
Check --host and --port (is another service behind that port?) and any firewall between.`,
    ));

  test.each([
    ['MySQL', '5.7.44', 'MySQL Community Server (GPL)', '8.0'],
    ['MariaDB', '5.5.5-10.4.34-MariaDB', 'mariadb.org binary distribution', '10.5'],
  ])('a %s that is too old, %s', async (product, version, comment, oldest) =>
    expectRefusalAt(
      await listenAsMysql(version, comment),
      `dvdrental: The server at 127.0.0.1:<port> cannot be used: ${product} ${version} is too old: ${oldest} is the oldest that is supported.
Use MySQL 8.0 or MariaDB 10.5 or newer, or --target none and load the CSV files with the server’s own tool.`,
    ),
  );

  test('a socket that is not there', () =>
    expectRefusal({
      name: '',
      args: ['--weeks', '1', '-S', 'no.sock'],
      code: 1,
      says: `dvdrental: Cannot connect to socket no.sock: there is no such socket file.
Start the server, or give its socket with --socket.`,
    }));

  test('a socket that is a plain file', () =>
    expectRefusal({
      name: '',
      args: ['--weeks', '1', '-S', 'plain'],
      files: { plain: '' },
      code: 1,
      says: `dvdrental: Cannot connect to socket plain: that file is not a socket.
Start the server, or give another --socket.`,
    }));
});

describe('a server that refuses', () => {
  const on = (...args: string[]) => ['--weeks', '1', '-S', database.socket, ...args];

  test('no password where one is wanted', async () => {
    const user = await createUser('SELECT');
    await expectRefusal({
      name: '',
      args: on('-u', user),
      code: 1,
      says: `dvdrental: Cannot connect to socket ${database.socket}: user '${user}' was refused, and no password was given.
Set DVDRENTAL_PASSWORD, or ask for a prompt with -p.`,
    });
  });

  test('a wrong password, which is not repeated', async () => {
    const user = await createUser('SELECT');
    await expectRefusal({
      name: '',
      args: on('-u', user),
      environment: { DVDRENTAL_PASSWORD: 'guessed' },
      code: 1,
      says: `dvdrental: Cannot connect to socket ${database.socket}: user '${user}' was refused with the password given.
Check --user and the password.`,
    });
    const environment = { MYSQL_PWD: 'guessed' };
    const verbose = await runProgram(on('-u', user, '-v'), { folder: tmpdir(), environment });
    expect(verbose.stderr).toMatch(/^\s+at /m);
    expect(verbose.stderr).not.toContain('guessed');
  });

  test('a wrong password of a configuration file, which is named', async () => {
    const user = await createUser('SELECT');
    const path = join(place.path, 'shop.json');
    writeFileSync(path, JSON.stringify({ mysql: { password: 'guessed' } }));
    await expectRefusal({
      name: '',
      args: on('-u', user, '--config', path),
      code: 1,
      says: `dvdrental: Cannot connect to socket ${database.socket}: user '${user}' was refused with the password in ${path}.
Check the user, and mysql.password in that file; DVDRENTAL_PASSWORD or -p takes its place.`,
    });
  });

  test('a database with tables of somebody else', () =>
    expectRefusal({
      name: '',
      args: on('-u', 'root', '-D', database.name, '--overwrite'),
      code: 2,
      says: `dvdrental: Database ${database.name} on socket ${database.socket} contains tables that this program did not create: diary.
Nothing was changed. Use another database: dvdrental run --weeks 1 -S ${database.socket} -u root -D ${database.name}_2`,
    }));

  test.each(['summary', 'validate'])('a %s of a database of something else', (command) =>
    expectRefusal({
      name: '',
      args: [command, '-S', database.socket, '-u', 'root', '-D', database.name],
      code: 2,
      says: `dvdrental: Database ${database.name} on socket ${database.socket} does not hold DVD rentals: it has no table customer, inventory, rental, payment.
Name another database with -D NAME.`,
    }),
  );

  test('an update of a database that is not there', () =>
    expectRefusal({
      name: '',
      args: ['update', '4', '-S', database.socket, '-u', 'root', '-D', `${database.name}_9`],
      code: 2,
      says: `dvdrental: There is no data in database ${database.name}_9.
Make it first with dvdrental run -S ${database.socket} -u root -D ${database.name}_9, or name another database with -D NAME.`,
    }));

  test('a user who may not create tables', async () => {
    const user = await createUser('SELECT, INSERT, UPDATE, DROP, INDEX, ALTER');
    await expectRefusal({
      name: '',
      args: on('-u', user, '-D', user),
      environment: { DVDRENTAL_PASSWORD: PASSWORD },
      code: 1,
      says: `dvdrental: User ${user}@localhost lacks rights on database ${user}: CREATE, REFERENCES.
Have an administrator run: GRANT CREATE, REFERENCES ON \`${user}\`.* TO \`${user}\`@\`localhost\``,
    });
  });
});

describe('a server that allows less than all', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bad-server-'));
  let own: PrivateServer | undefined;
  afterAll(async () => {
    await own?.release();
    rmSync(folder, { recursive: true });
  });

  test('a user who may not alter tables loads with indexes and keys in place, and is told', async () => {
    const user = await createUser('SELECT, INSERT, UPDATE, CREATE, DROP, REFERENCES');
    const environment = { DVDRENTAL_PASSWORD: PASSWORD };
    const args = ['--weeks', '1', '-S', database.socket, '-u', user, '-D', user];
    const ended = await runProgram(args, { folder, environment });
    expect(ended.stderr).toContain(
      'note: The user may not alter tables (ALTER, INDEX), so indexes and keys are made first and kept up row by row, which is slower.',
    );
    expect(ended.code).toBe(0);
    const count = (sql: string) => askValue(database.connection, sql, [user]);
    const keys = await count(
      'SELECT COUNT(*) FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = ?',
    );
    expect(Number(keys)).toBeGreaterThanOrEqual(27);
    const indexed = await count(
      "SELECT COUNT(DISTINCT INDEX_NAME) FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = 'rental'",
    );
    expect(indexed).toBe(5);
    const next = await count(
      "SELECT AUTO_INCREMENT FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = 'rental'",
    );
    const last = await askValue(database.connection, `SELECT MAX(rental_id) FROM ${user}.rental`);
    expect(next).toBe(Number(last) + 1);
  });

  test('without FILE the files are sent, and where that is off, too, rows go as INSERT', async () => {
    own = await acquirePrivateServer({ root: folder, searchPath: process.env.PATH });
    const connection = await openConnection(own.address);
    await connection.query(`CREATE USER ben@localhost IDENTIFIED BY '${PASSWORD}'`);
    await connection.query('GRANT ALL PRIVILEGES ON `ben%`.* TO ben@localhost');
    const load = async (name: string) => {
      const args = ['--weeks', '1', '-S', String(own?.address.socket), '-u', 'ben', '-D', name];
      const { code, stderr } = await runProgram(args, { folder, environment: { MYSQL_PWD: PASSWORD } });
      expect(code).toBe(0);
      return wordsOf(stderr, folder);
    };
    expect(await load('ben_1')).toContain('LOAD DATA LOCAL');
    await connection.query('SET GLOBAL local_infile = 0');
    expect(await load('ben_2')).toContain(
      'the server has local_infile off, so rows go as INSERT statements, several times slower; SET GLOBAL local_infile = 1 would change that',
    );
    await connection.end();
  });
});
