import { expect, test } from 'vitest';
import { parseServerVersion, refusalOf } from '../../../src/engines/mysql/server-version.js';

test.each([
  ['10.11.6-MariaDB-0+deb12u1', 'Debian 12', 'mariadb', 'MariaDB', [10, 11, 6]],
  ['5.5.5-10.6.12-MariaDB', 'mariadb.org binary distribution', 'mariadb', 'MariaDB', [10, 6, 12]],
  ['8.0.36', 'MySQL Community Server - GPL', 'mysql', 'MySQL', [8, 0, 36]],
  ['8.0.36-28', 'Percona Server (GPL), Release 28', 'mysql', 'Percona Server', [8, 0, 36]],
  ['9.7.4-2', '(Debian)', 'mysql', 'MySQL', [9, 7, 4]],
])('%s (%s) is supported as %s', (version, comment, vendor, product, numbers) => {
  const parsed = parseServerVersion(version, comment);
  expect(parsed).toEqual({ vendor, product, numbers, text: version });
  expect(refusalOf(parsed)).toBeUndefined();
});

test.each([
  ['5.7.44', 'MySQL Community Server (GPL)', 'too old'],
  ['10.4.32-MariaDB', '', 'too old'],
  ['8.0.11-TiDB-v7.5.0', 'TiDB Server', 'TiDB'],
  ['8.0.30-Vitess', 'Version: 19.0.0', 'Vitess'],
])('%s (%s) is refused: %s', (version, comment, reason) => {
  expect(refusalOf(parseServerVersion(version, comment))).toContain(reason);
});
