import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { openConnection } from '../../src/engines/mysql/connect.js';
import { canHavePrivateServer } from '../../src/engines/private-server/acquire.js';
import { useCli } from '../support/run-cli.js';

const cli = useCli();

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

test.skipIf(!canHavePrivateServer(process.env.PATH))(
  'server start -P prints what each tool takes; the URL and the client’s line work, and status tells the URL',
  async () => {
    const port = await findFreePort();
    const started = await cli.run(['server', 'start', '-P', String(port)]);
    expect(started.exitCode).toBe(0);
    const form = (name: string) => new RegExp(`^ +${name} +(.+)$`, 'm').exec(started.stdout)?.[1] ?? '';
    const password = form('Password');
    const url = `mysql://dvdrental@127.0.0.1:${port}/dvdrental_live`;
    expect(form('URL')).toBe(url);
    expect(form('PyMySQL')).toContain(`port=${port}, user="dvdrental", password="${password}"`);
    expect(form('SQLAlchemy')).toContain(`mysql+pymysql://dvdrental:${password}@127.0.0.1:${port}/`);
    expect(form('JDBC')).toContain(`user=dvdrental&password=${password}`);

    const connection = await openConnection({ host: '127.0.0.1', port, user: 'dvdrental', password });
    await connection.query('CREATE DATABASE dvdrental_live');
    await connection.end();
    const line = `${form('Client')} -N -e 'SELECT DATABASE()'`;
    expect(execFileSync('sh', ['-c', line], { encoding: 'utf8' })).toBe('dvdrental_live\n');

    const shown = await cli.run(['server', 'status']);
    expect(shown.stdout).toContain(url);
    expect(shown.stdout).toContain(`dvdrental server start -P ${port}`);
    expect(shown.stdout).not.toContain(password);
    const { stdout } = await cli.run(['server', 'status', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ port, url });
  },
);
