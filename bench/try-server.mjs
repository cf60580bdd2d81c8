// What the scripts that try something on a server have in common.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Processor seconds, user and system, that a process has taken so far. */
export function processorSeconds(/** @type {string | number | undefined} */ pid) {
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [user = 0, system = 0] = fields.split(' ').slice(11, 13).map(Number);
  return (user + system) / 100;
}

/** The statement for a table in a file of sql/, without its end. */
export function readStatement(/** @type {string} */ kind, /** @type {string} */ table) {
  const file = fileURLToPath(new URL(`../sql/${kind}/${table}.sql`, import.meta.url));
  return readFileSync(file, 'utf8').trim().replace(/;$/, '').replaceAll('{{ID}}', 'INT');
}

/** The statement that creates a table bare, and keeps its statistics from being taken while it fills. */
export function createBare(/** @type {string} */ table) {
  return `${readStatement('schema', table)} STATS_AUTO_RECALC = 0`;
}

/** The median of some seconds, and all of them in order. */
export function tellSeconds(/** @type {readonly number[]} */ seconds) {
  const sorted = [...seconds].sort((a, b) => a - b).map((each) => each.toFixed(2));
  return `median ${sorted[sorted.length >> 1]} s of ${sorted.join(' ')}`;
}
