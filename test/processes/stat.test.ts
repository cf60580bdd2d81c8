import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readProcessStat } from '../../src/processes/stat.js';

/** Keeps a processor busy until it has done so many seconds of work for this process. */
function work(seconds: number): void {
  const began = process.cpuUsage();
  const done = () => {
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1e6;
  };
  while (done() < seconds);
}

describe.runIf(process.platform === 'linux')('what Linux tells of a process', () => {
  test('its processor seconds are those that it counts itself', () => {
    const before = readProcessStat(process.pid)?.processorSeconds ?? Number.NaN;
    const began = process.cpuUsage();
    work(0.5);
    const after = readProcessStat(process.pid)?.processorSeconds ?? Number.NaN;
    const { user, system } = process.cpuUsage(began);
    expect(Math.abs(after - before - (user + system) / 1e6)).toBeLessThan(0.1);
  });

  test('it began when it says itself, counted from the start of the machine', () => {
    const stat = readProcessStat(process.pid);
    const sinceBoot = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]);
    expect(Math.abs(sinceBoot - process.uptime() - (stat?.startSeconds ?? Number.NaN))).toBeLessThan(1);
    expect(stat?.state).toMatch(/^[RSD]$/);
  });

  test('of a process that is not there it tells nothing', () => {
    // Linux gives out no process id above 4194304.
    expect(readProcessStat(4_999_999)).toBeUndefined();
  });
});
