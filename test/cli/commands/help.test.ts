import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { programTree, runProgram } from '../../support/run-program.js';

/** Every command with the words that call it. */
function listCommands(command: Command, words: readonly string[] = []): [string, readonly string[], Command][] {
  return [
    [words.join(' ') || 'dvdrental', words, command],
    ...command.commands.flatMap((below) => listCommands(below, [...words, below.name()])),
  ];
}

const commands = listCommands(programTree());

/** The command lines of a help's examples, up to what is the shell's. */
function examplesOf(help: string): string[] {
  const [, below = ''] = help.split('\nExamples:\n');
  return below
    .replace(/"[^"\n]*"/g, 'QUOTED')
    .split('\n')
    .flatMap((line) => /^ {2}(?:source <\()?(dvdrental\b[^>&|)]*)/.exec(line)?.[1] ?? []);
}

describe.each(commands)('help of %s', (_, words, command) => {
  test('says in one line what it is for', () => {
    expect(command.description()).toMatch(/^[A-Z].{10,94}\.$/);
  });

  test('describes every option in a line or two', () => {
    for (const option of command.options) {
      expect(option.description, option.flags).not.toBe('');
      expect(option.description.length, option.flags).toBeLessThan(110);
    }
  });

  test('has two examples or more, and each is understood', async () => {
    const { stdout } = await runProgram([...words, '--help']);
    const examples = examplesOf(stdout);
    expect(examples.length).toBeGreaterThanOrEqual(2);
    for (const example of examples) {
      const args = example
        .trim()
        .split(/\s+/)
        .slice(1)
        .filter((arg) => arg !== '--help');
      const [first] = args;
      const line = first === undefined || first.startsWith('-') ? ['run', ...args] : args;
      const result = await runProgram([...line, '--help']);
      expect(result.code, example).toBe('commander.helpDisplayed');
      expect(understands(line), example).toBe(true);
    }
  });

  test('fits a terminal of 80 columns', async () => {
    const { stdout } = await runProgram([...words, '--help']);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });
});

/** Whether every option of a line is the command's, and as many arguments are there as it takes. */
function understands(line: readonly string[]): boolean {
  let command = programTree();
  let rest = [...line];
  for (;;) {
    const below = command.commands.find((each) => each.name() === rest[0]);
    if (!below) break;
    command = below;
    rest = rest.slice(1);
  }
  const { operands, unknown } = command.parseOptions(rest);
  const { registeredArguments: known } = command;
  const needed = known.filter((argument) => argument.required).length;
  return unknown.length === 0 && operands.length >= needed && operands.length <= known.length;
}

describe('mistakes', () => {
  test.each([
    [['rnu'], 'unknown-command', 'Did you mean run?'],
    [['server', 'strat'], 'unknown-command', 'Did you mean start?'],
    [['run', '--scenari', 'x'], 'unknownOption', 'Did you mean --scenario?'],
    [['completion', 'powershell'], 'invalidArgument', 'bash, zsh, fish'],
    [['run', '--threads', 'many'], 'invalidArgument', 'whole number from 1 to 256'],
  ])('%j is answered with what was meant', async (args, _, answer) => {
    const { stdout, stderr, code } = await runProgram(args);
    expect(stderr).toContain(answer);
    expect(stdout).toBe('');
    expect(code).toMatch(/^commander\./);
  });
});

test('a password on the command line is refused and not repeated', async () => {
  const { stdout, stderr, code } = await runProgram(['summary', '--password=S3cret']);
  expect(code).not.toBe(0);
  expect(stderr).toContain('DVDRENTAL_PASSWORD');
  expect(stdout + stderr).not.toContain('S3cret');
});

test('a scenario is one JSON document where that is asked for', async () => {
  const { stdout } = await runProgram(['scenarios', 'show', 'flat-demand', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ name: 'flat-demand' });
});
