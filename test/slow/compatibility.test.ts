import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { describe, expect, test } from 'vitest';
import { askFigures } from '../support/chain-figures.js';
import { useCli } from '../support/run-cli.js';

const VARIABLE = 'DVDRENTAL_TEST_URLS';
const urls = (process.env[VARIABLE] ?? '').split(',').filter((url) => url !== '');

test.skipIf(urls.length > 0)(`servers to try the main job on are named in ${VARIABLE}`, ({ skip }) => {
  skip(`${VARIABLE} is not set: mysql://root@127.0.0.1:3306,mysql://…`);
});

describe.each(urls)('%s', (url) => {
  const cli = useCli();
  const name = `test_${randomBytes(6).toString('hex')}`;

  test('does the main job, with every check passed and the figures of the manifest', async () => {
    const connection = await createConnection({ uri: url, timezone: 'Z', dateStrings: true });
    try {
      const args = ['run', '--url', url, '-D', name];
      expect(await cli.run(args)).toMatchObject({ exitCode: 0 });
      const read = (file: string) => JSON.parse(readFileSync(join(cli.folder, 'out', name, file), 'utf8'));
      const { total } = read('manifest.json').ledger;
      expect(read('validation.json')).toMatchObject({ failed: 0 });
      expect(await askFigures(connection, name)).toMatchObject({
        rentals: total.rentals,
        first: '2001-10-01',
        last: '2004-09-26',
        out: total.checked_out,
        active: total.active_customers,
        copies: 700,
        added: 200,
      });
      const again = await cli.run(args);
      expect(again).toMatchObject({ exitCode: 0 });
      expect(again.stderr).toContain(`${name} is up to date`);
    } finally {
      await connection.query(`DROP DATABASE IF EXISTS ${name}`);
      await connection.end();
    }
  });
});
