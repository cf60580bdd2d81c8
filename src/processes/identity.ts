import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';

import { readProcessStat } from './stat.js';

/** The number of the user that runs this process; -1 where users have none, as on Windows. */
export function userId(): number {
  return process.getuid?.() ?? -1;
}

/** The name of that user's account; undefined where the number has none, as in a container that runs as any number. */
export function accountName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}

/** One process of one machine, distinct from a later one with the same number. */
export interface ProcessIdentity {
  readonly host: string;
  readonly pid: number;
  /** When it began, in the system's own form. */
  readonly born: string;
}

/** This process, or the one of that number; undefined when there is none. */
export function identifyProcess(pid = process.pid): ProcessIdentity | undefined {
  const born = readBirth(pid);
  return born === undefined ? undefined : { host: hostname(), pid, born };
}

/** Whether a process that was once identified is still the one. */
export function isAlive(identity: ProcessIdentity): boolean {
  return identity.host === hostname() && readBirth(identity.pid) === identity.born;
}

/** The command line of a running process; empty when there is none. */
export function readCommandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return askPs(pid, 'command') ?? '';
  }
}

/** Reads an identity that was written as JSON; undefined when it is damaged. */
export function parseIdentity(text: string): ProcessIdentity | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const { host, pid, born } = value as Record<string, unknown>;
    if (typeof host !== 'string' || typeof pid !== 'number' || typeof born !== 'string') return undefined;
    return { host, pid, born };
  } catch {
    return undefined;
  }
}

function readBirth(pid: number): string | undefined {
  const stat = readProcessStat(pid);
  if (stat === undefined) return askPs(pid, 'lstart');
  return stat.state === 'Z' || stat.state === 'X' ? undefined : String(stat.startSeconds);
}

function askPs(pid: number, column: string): string | undefined {
  if (process.platform === 'linux') return undefined;
  try {
    const answer = execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return answer.trim() || undefined;
  } catch {
    return undefined;
  }
}
