import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { runProgram } from './program.js';

/** A wrong call of the program and what it says to it. */
export interface BadInput {
  readonly name: string;
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Files in the folder that it runs in, by their text; a name that ends in / is a folder. */
  readonly files?: Readonly<Record<string, string>>;
  /** A command that the program is run by. */
  readonly through?: readonly string[];
  readonly code: number;
  /** All of stderr but the line of the plan, with `<folder>` where its folder's path stands. */
  readonly says: string;
}

/** Runs the program and holds it to the table: its exit code, its words, nothing on stdout and nothing left behind. */
export async function expectRefusal(bad: BadInput): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bad-input-'));
  try {
    for (const [name, text] of Object.entries(bad.files ?? {})) writeEntry(join(folder, name), text);
    const before = listAll(folder);
    const ended = await runProgram(bad.args, { folder, ...bad });
    expect(wordsOf(ended.stderr, folder)).toBe(bad.says.trim());
    expect(ended.code).toBe(bad.code);
    expect(ended.stdout).toBe('');
    expect(ended.stderr).not.toMatch(/^\s+at .*:\d+:\d+/m);
    expect(listAll(folder)).toEqual(before);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the program said, without the plan and the time of day, and with names for what differs between runs. */
export function wordsOf(stderr: string, folder: string): string {
  return stderr
    .replace(/^plan .*\n/m, '')
    .replaceAll(folder, '<folder>')
    .trim();
}

function writeEntry(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  if (path.endsWith('/')) mkdirSync(path, { recursive: true });
  else writeFileSync(path, text);
}

function listAll(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
}
