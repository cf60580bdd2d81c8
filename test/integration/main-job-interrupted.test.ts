import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { useCli } from '../support/run-cli.js';

vi.setConfig({ testTimeout: 180_000 });

const RUN = ['run', '--weeks', '80'];
const cli = useCli();
const inOut = (...path: string[]) => join(cli.folder, 'out', ...path);
const isWhole = (name: string) => existsSync(inOut(name, 'manifest.json'));

/** The moments to interrupt a run into the private server at, as its files show them. */
const moments: Record<string, (name: string) => boolean> = {
  'initialises its server': () => existsSync(inOut('.server')),
  simulates: (name) => (statSync(inOut(name, '.partial', 'rental.csv'), { throwIfNoEntry: false })?.size ?? 0) > 0,
  loads: (name) => existsSync(inOut('.server', 'data', name, 'rental.ibd')),
};

async function isServerRunning(): Promise<boolean> {
  return JSON.parse((await cli.run(['server', 'status', '--json'])).stdout).running;
}

test.each(Object.keys(moments))('Ctrl-C while it %s leaves no half dataset and no server behind', async (moment) => {
  const name = `broken_${Object.keys(moments).indexOf(moment)}`;
  const running = cli.start([...RUN, '-D', name]);
  await running.until(() => moments[moment]?.(name) ?? true);
  running.process.kill('SIGINT');
  const { exitCode, stdout, stderr } = await running.finished;
  const { signalCode } = running.process;
  expect({ exitCode, signalCode, stdout }, stderr).toEqual({ exitCode: 130, signalCode: null, stdout: '' });
  // While it loads, the files may or may not be complete: either the folder is whole, or there is none.
  const left = readdirSync(inOut()).filter((entry) => entry.startsWith(name));
  expect(left).toEqual(moment === 'loads' && isWhole(name) ? [name] : []);
  expect(await isServerRunning()).toBe(false);
});

test('what Ctrl-C left of a load counts for nothing until --resume finishes it', async () => {
  const name = 'broken_2';
  const refused = await cli.run([...RUN, '-D', name]);
  expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
  expect(refused.stderr).toMatch(/interrupted[\s\S]*--resume[\s\S]*--overwrite/);
  expect(await cli.run(['summary', '-D', name])).toMatchObject({ exitCode: 2, stdout: '' });
  expect(await cli.run([...RUN, '-D', name, '--resume'])).toMatchObject({ exitCode: 0 });
  expect(await cli.run(['validate', '-D', name])).toMatchObject({ exitCode: 0 });
});

test('a run that was killed while it simulated leaves what no command takes for a dataset; --resume makes it whole', async () => {
  const name = 'killed';
  const running = cli.start([...RUN, '-D', name]);
  await running.until(() => moments.simulates?.(name) ?? true);
  running.process.kill('SIGKILL');
  expect(await running.finished).toMatchObject({ exitCode: null });
  expect(readdirSync(inOut(name))).toEqual(['.partial']);
  for (const folder of [inOut(name), inOut(name, '.partial')]) {
    expect(await cli.run(['load', folder, '-D', name])).toMatchObject({ exitCode: 1 });
  }
  expect(await cli.run([...RUN, '-D', name])).toMatchObject({ exitCode: 2, stdout: '' });
  expect(await cli.run([...RUN, '-D', name, '--resume'])).toMatchObject({ exitCode: 0 });
  expect(readdirSync(inOut(name))).not.toContain('.partial');
  expect(await isServerRunning()).toBe(false);
});
