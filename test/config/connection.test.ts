import { describe, expect, test } from 'vitest';
import type { ConfigFlags } from '../../src/config/option-table.js';
import { resolveConfig, tryResolveConfig } from '../../src/config/resolve.js';

function connect(flags: ConfigFlags = {}, environment: Record<string, string> = {}, mysql?: object) {
  const text = JSON.stringify(mysql === undefined ? {} : { mysql });
  return resolveConfig({ flags, environment, file: { path: 'c.json', text } }).connection;
}

function urlProblems(url: string): string {
  const [flag, variable] = [
    tryResolveConfig({ flags: { url }, environment: {} }),
    tryResolveConfig({ flags: {}, environment: { DVDRENTAL_URL: url } }),
  ];
  expect(variable.problems).toHaveLength(flag.problems.length);
  return JSON.stringify(flag.problems);
}

describe('a connection', () => {
  test('is not given where nobody names a server', () => {
    expect(connect()).toMatchObject({
      given: false,
      database: 'dvdrental_live',
      host: undefined,
      user: undefined,
    });
    expect(connect({ database: 'x', password: 'p', sslMode: 'REQUIRED' })).toMatchObject({ given: false });
    expect(connect({}, { DVDRENTAL_PASSWORD: 'p' }, { database: 'y' })).toMatchObject({
      given: false,
      database: 'y',
    });
  });

  test.each([{ host: 'h' }, { port: '3307' }, { socket: '/s' }, { user: 'u' }, { url: 'mysql:///d' }])(
    'is given by %j, in a flag as in a variable',
    (flags: ConfigFlags) => {
      expect(connect(flags).given).toBe(true);
      const variables = Object.entries(flags).map(([name, value]) => [`DVDRENTAL_${name.toUpperCase()}`, value]);
      expect(connect({}, Object.fromEntries(variables)).given).toBe(true);
    },
  );

  test("is given by the file's mysql section", () => {
    expect(connect({}, {}, { host: 'localhost' })).toMatchObject({ given: true, host: 'localhost' });
  });

  test('takes each part from the strongest source', () => {
    const file = { host: 'a', port: 1, user: 'a', database: 'a', password: 'a' };
    const environment = { DVDRENTAL_USER: 'b', DVDRENTAL_DATABASE: 'b', DVDRENTAL_PASSWORD: 'b' };
    expect(connect({ database: 'c' }, environment, file)).toMatchObject({
      host: 'a',
      port: 1,
      user: 'b',
      password: 'b',
      database: 'c',
    });
  });

  test("a flag's host takes the place of a weaker source's socket, and the other way round", () => {
    expect(connect({ host: 'h' }, {}, { socket: '/s' })).toMatchObject({ host: 'h', socket: undefined });
    expect(connect({ socket: '/s' }, { DVDRENTAL_HOST: 'h' })).toMatchObject({
      host: undefined,
      socket: '/s',
    });
  });

  test("this program's password variable comes before MySQL's", () => {
    expect(connect({}, { MYSQL_PWD: 'm' }).password).toBe('m');
    expect(connect({}, { MYSQL_PWD: 'm', DVDRENTAL_PASSWORD: 'd' }).password).toBe('d');
  });

  test('modes of encryption are read in any case', () => {
    expect(connect({ sslMode: 'verify-ca', sslCa: '/ca.pem' }).ssl).toEqual({
      mode: 'VERIFY_CA',
      ca: '/ca.pem',
    });
  });
});

describe('a URL', () => {
  test('names user, host, port and database, special characters written as %xx', () => {
    expect(connect({ url: 'mysql://ro%40t@db.example:3307/my_db' })).toMatchObject({
      user: 'ro@t',
      host: 'db.example',
      port: 3307,
      database: 'my_db',
    });
    expect(connect({ url: 'mysql://me@h:3306/my_db/' })).toMatchObject({ host: 'h', database: 'my_db' });
    expect(connect({ url: 'mariadb://[::1]' })).toMatchObject({
      host: '::1',
      port: undefined,
      user: undefined,
    });
  });

  test('gives way to a flag that says the same part', () => {
    expect(connect({ url: 'mysql://u@h/d', database: 'e', user: 'v' })).toMatchObject({
      user: 'v',
      database: 'e',
    });
  });

  test('with a password is refused, and nobody repeats it', () => {
    for (const url of ['mysql://u:hunter2@h/d', 'mysql://u:hunter2@h:99999/d', 'mysql://u:12/hunter2@h/d']) {
      expect(urlProblems(url)).not.toContain('hunter2');
      expect(urlProblems(url)).toContain('--url');
    }
    expect(urlProblems('mysql://u:hunter2@h/d')).toContain('DVDRENTAL_PASSWORD');
  });

  test.each(['h:3306', 'http://h', 'mysql://h/a/b', 'mysql://h/%zz', 'mysql://h/d?x=1', 'mysql://h/..%2Fx'])(
    '%s is refused',
    (url) => {
      expect(urlProblems(url)).toContain('--url');
    },
  );
});

describe('unknown variables', () => {
  const noticesOf = (environment: Record<string, string>) => resolveConfig({ flags: {}, environment }).notices;

  test('bring a notice with a suggestion', () => {
    expect(noticesOf({ DVDRENTAL_STARTDATE: 'x', DVDRENTAL_QQQQQQ: '', OTHER: '1' })).toEqual([
      'The environment variable DVDRENTAL_QQQQQQ is unknown and ignored',
      'The environment variable DVDRENTAL_STARTDATE is unknown and ignored; did you mean DVDRENTAL_START_DATE?',
    ]);
  });

  test('known ones bring none, also where the command line or the set-up reads them', () => {
    const known = { DVDRENTAL_THREADS: '2', DVDRENTAL_OUTPUT_DIR: '/x', DVDRENTAL_SEED: '1' };
    expect(noticesOf({ ...known, DVDRENTAL_NO_INSTALL: '1', DVDRENTAL_TEST_URLS: '' })).toEqual([]);
  });
});

test('a socket in the place of a host is refused with the option that takes it', () => {
  expect(urlProblems('mysql://me@%2Ftmp%2Fmysql.sock/d')).toContain('--socket');
  const problems = tryResolveConfig({ flags: { host: '/tmp/mysql.sock' }, environment: {} }).problems;
  expect(problems).toMatchObject([{ path: '--host', allowed: expect.stringContaining('--socket') }]);
});
