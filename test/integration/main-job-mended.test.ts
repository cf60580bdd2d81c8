import type { RowDataPacket } from 'mysql2/promise';
import { expect, test, vi } from 'vitest';
import { useDatabase } from '../support/database.js';
import { type Running, useCli } from '../support/run-cli.js';

vi.setConfig({ testTimeout: 180_000 });

const cli = useCli();
const database = useDatabase({ create: false });

async function query(text: string): Promise<RowDataPacket[]> {
  const [rows] = await database.connection.query<RowDataPacket[]>(text);
  return rows;
}

/** Waits until a statement of this kind works in the test's database. */
async function untilServerDoes(running: Running, statement: string): Promise<void> {
  await running.until(async () => {
    const list = await query(`SELECT INFO FROM information_schema.PROCESSLIST WHERE DB = '${database.name}'`);
    return list.some(({ INFO }) => String(INFO).includes(statement));
  });
}

test.each([
  { statement: 'LOAD DATA', signal: 'SIGINT', flag: '--overwrite' },
  { statement: 'ALTER TABLE', signal: 'SIGINT', flag: '--resume' },
  { statement: 'LOAD DATA', signal: 'SIGKILL', flag: '--resume' },
  { statement: 'ALTER TABLE', signal: 'SIGKILL', flag: '--overwrite' },
] as const)(
  'after $signal during $statement the database says so, and $flag mends it',
  async ({ statement, signal, flag }) => {
    await query(`DROP DATABASE IF EXISTS ${database.name}`);
    const args = ['run', '--weeks', '80', '-S', database.socket, '-u', 'root', '-D', database.name];
    const running = cli.start(args);
    await untilServerDoes(running, statement);
    running.process.kill(signal);
    expect((await running.finished).exitCode).toBe(signal === 'SIGINT' ? 130 : null);
    expect(await query(`SELECT state FROM ${database.name}.datagen_run`)).toEqual([{ state: 'loading' }]);
    expect(await cli.run(args)).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await cli.run([...args, flag])).toMatchObject({ exitCode: 0 });
    expect(await query(`SELECT state FROM ${database.name}.datagen_run`)).toEqual([{ state: 'complete' }]);
  },
);
