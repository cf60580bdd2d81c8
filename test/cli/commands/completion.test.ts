import { execFileSync, spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { SCENARIOS } from '../../../src/config/scenarios/list.js';
import { FILE_FORMATS } from '../../../src/dataset/file-form.js';
import { runProgram } from '../../support/run-program.js';

async function script(shell: string): Promise<string> {
  const { stdout } = await runProgram(['completion', shell]);
  return stdout;
}

const has = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;

/** What bash offers for the last of the words. */
async function completeInBash(...words: string[]): Promise<string[]> {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is bash that fills it in
  const ask = 'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _dvdrental; printf "%s\\n" "${COMPREPLY[@]}"';
  const text = execFileSync('bash', ['-c', `${await script('bash')}\n${ask}`, 'bash', ...words], {
    encoding: 'utf8',
  });
  return text.trim().split('\n');
}

async function completeInFish(line: string): Promise<string[]> {
  const text = execFileSync('fish', ['-c', `${await script('fish')}\ncomplete -C ${JSON.stringify(line)}`], {
    encoding: 'utf8',
  });
  return text
    .trim()
    .split('\n')
    .map((each) => each.split('\t')[0] ?? '');
}

test('bash is offered commands, options and their values', async () => {
  expect(await completeInBash('dvdrental', 'ge')).toEqual(['generate']);
  expect(await completeInBash('dvdrental', 'server', 'sta')).toEqual(['start', 'status']);
  expect(await completeInBash('dvdrental', 'run', '--sc')).toEqual(['--scale-factor', '--scenario']);
  expect(await completeInBash('dvdrental', 'run', '--scenario', '')).toEqual(SCENARIOS.map(({ name }) => name));
  expect(await completeInBash('dvdrental', '--scenario', '=', 'ext')).toEqual(['extended-10-year']);
  expect(await completeInBash('dvdrental', 'generate', '--format', 'p')).toEqual(['parquet']);
  expect(await completeInBash('dvdrental', 'bench', 'load', '--ways', 'hand')).toEqual(['hand-tuned']);
  expect(await completeInBash('dvdrental', 'scenarios', 'show', 'standard')).toEqual(['standard-3-year']);
});

test.skipIf(!has('fish'))('fish is offered commands, options and their values', async () => {
  expect(await completeInFish('dvdrental ge')).toEqual(['generate']);
  expect(await completeInFish('dvdrental run --scenario ext')).toEqual(['extended-10-year']);
  expect(await completeInFish('dvdrental generate --format ')).toEqual([...FILE_FORMATS].sort());
  expect(await completeInFish('dvdrental server sto')).toEqual(['stop']);
});

test.skipIf(!has('zsh'))('zsh can read its script', async () => {
  expect(spawnSync('zsh', ['-n'], { input: await script('zsh') }).status).toBe(0);
});

test.each(['bash', 'zsh', 'fish'])('%s is told every command', async (shell) => {
  const text = await script(shell);
  for (const name of ['run', 'generate', 'load', 'summary', 'validate', 'server', 'completion']) {
    expect(text).toContain(name);
  }
});
