import { expect, test } from 'vitest';
import { Reporter, type ReporterOptions } from '../../../src/cli/terminal/reporter.js';
import { createScreen } from '../../support/run-program.js';

async function report(live: boolean, options: ReporterOptions, shown = ''): Promise<string> {
  const { screen, text } = createScreen(80, live);
  const reporter = new Reporter(screen, options);
  await reporter.phase(
    'simulate',
    async (onAdvance) => {
      onAdvance({ done: 1, total: 2 });
      await expect.poll(text, { timeout: 30_000 }).toContain(shown);
    },
    () => '156 weeks',
  );
  reporter.notice('something');
  return text();
}

test('on a terminal a phase has a bar while it lasts, and its line afterwards', async () => {
  const text = await report(true, {}, '50 %');
  expect(text).toMatch(/simulate {3}156 weeks in \d/);
});

test.each<[string, boolean, ReporterOptions]>([
  ['elsewhere', false, {}],
  ['with --no-progress', true, { progress: false }],
])('%s there are plain lines, without a control character', async (_, live, options) => {
  const text = await report(live, options);
  expect(text).toMatch(/^simulate {3}156 weeks in \d\.\d\d s\nnote: something\n$/);
});

test('quiet leaves the notices', async () => {
  expect(await report(true, { quiet: true })).toBe('note: something\n');
});

test('a phase that fails takes its bar with it', async () => {
  const { screen, text } = createScreen(80);
  const failing = new Reporter(screen, {}).phase(
    'load',
    () => Promise.reject(new Error('no')),
    () => '',
  );
  await expect(failing).rejects.toThrow('no');
  const written = text();
  screen.write('after\n');
  expect(text().slice(written.length)).toBe('after\n');
});
