import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { afterAll, describe, expect, test } from 'vitest';
import { initSession } from '../../src/engines/mysql/session.js';
import { checksumTables } from '../support/checksums.js';
import { makeHostile } from '../support/hostile-settings.js';
import { connectPlainly } from '../support/own-server.js';
import { restoreBackup } from '../support/restore-backup.js';
import { doWholeRound } from '../support/whole-round.js';

const VARIABLE = 'DVDRENTAL_TEST_URLS';
const urls = (process.env[VARIABLE] ?? '').split(',').filter((url) => url !== '');
const folder = mkdtempSync(join(tmpdir(), 'server-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.skipIf(urls.length > 0)(`servers to change the defaults of are named in ${VARIABLE}`, ({ skip }) => {
  skip(`${VARIABLE} is not set: mysql://root@127.0.0.1:3306,mysql://…`);
});

describe.each(urls)('%s', (url) => {
  const name = `test_${randomBytes(6).toString('hex')}`;

  test('refuses an ordinary user none of the settings unless its owner has changed one', async () => {
    const admin = await connectPlainly({ uri: url });
    const user = `u_${name.slice(-8)}`;
    await admin.query(`CREATE USER ${user}@'%' IDENTIFIED BY 'secret'`);
    const { hostname: host, port } = new URL(url);
    const connection = await createConnection({
      host,
      port: Number(port),
      user,
      password: 'secret',
      ssl: { rejectUnauthorized: false },
    });
    expect(await initSession(connection)).toEqual([]);
    await connection.end();
    await admin.query(`DROP USER ${user}@'%'`);
    await admin.end();
  });

  test('does the whole round whatever the server’s defaults are, with the same rows', async () => {
    const connection = await connectPlainly({ uri: url });
    const { hostname, port, username } = new URL(url);
    let putBack = async (): Promise<void> => {};
    try {
      await doWholeRound(['--url', url, '-D', `${name}_plain`], join(folder, `${name}_plain.sql.gz`));
      const plain = await checksumTables(connection, `${name}_plain`);
      putBack = await makeHostile(connection);
      const backup = join(folder, `${name}.sql.gz`);
      await doWholeRound(['--url', url, '-D', name], backup);
      expect(await checksumTables(connection, name)).toEqual(plain);
      await connection.query('SET GLOBAL max_allowed_packet = DEFAULT');
      restoreBackup(backup, ['-h', hostname, '-P', port, '-u', username], `${name}_restored`);
      expect(await checksumTables(connection, `${name}_restored`)).toEqual(plain);
    } finally {
      await putBack();
      for (const each of [name, `${name}_plain`, `${name}_restored`])
        await connection.query(`DROP DATABASE IF EXISTS \`${each}\``);
      await connection.end();
    }
  });
});
