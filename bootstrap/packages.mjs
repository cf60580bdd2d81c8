import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { hashOf, readIfThere } from './files.mjs';
import { explainFailure } from './npm-failure.mjs';
import { BootstrapError, root, run } from './run.mjs';
import { watch } from './watch.mjs';

const lockPath = join(root, 'package-lock.json');
const stamp = join(root, 'node_modules', '.dvdrental-lock');
const npmFlags = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=warn'];

function lockHash() {
  return hashOf(readFileSync(lockPath), process.platform, process.arch);
}

/** Whether node_modules is known to hold what package-lock.json asks for. */
export function isInstalled() {
  return readIfThere(stamp) === lockHash();
}

/** Installs the packages, unless npm has installed them already. */
export async function install() {
  if (!hasNpmInstalled()) {
    const { ok, output } = await watch('installing packages (npm ci)', runNpm, { soFar: countInstalled });
    if (!ok) throw new BootstrapError(explainFailure(output));
  }
  writeFileSync(stamp, lockHash());
}

/** npm's program file is not startable as it is on Windows, so the npm that started us runs again where there is one. */
function runNpm() {
  const npm = process.env.npm_execpath ?? '';
  return /^npm-cli\.c?js$/.test(basename(npm))
    ? run(process.execPath, [npm, ...npmFlags])
    : run('npm', npmFlags, { shell: process.platform === 'win32' });
}

/** How many packages npm has unpacked, each into its own folder. A few more come where they fit the platform. */
function countInstalled() {
  const locked = Object.entries(lockedPackages()).filter(([path]) => path !== '');
  const there = locked.filter(([path]) => existsSync(join(root, path, 'package.json')));
  const required = locked.filter(([, { optional }]) => optional !== true);
  return `${there.length} of about ${Math.max(required.length, there.length)} packages`;
}

/** @returns {Record<string, LockedPackage>} */
function lockedPackages() {
  return JSON.parse(readFileSync(lockPath, 'utf8')).packages;
}

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 * @property {Record<string, string>} [optionalDependencies]
 */

/** Whether npm's own record of node_modules, written last of all, has every package that this platform needs. */
function hasNpmInstalled() {
  const record = readIfThere(join(root, 'node_modules', '.package-lock.json'));
  if (record === undefined) return false;
  /** @type {Record<string, LockedPackage>} */
  const there = JSON.parse(record).packages;
  const wanted = lockedPackages();
  // Our own optional packages are wanted wherever they can be had, those of others only where they fit.
  const ours = Object.keys(wanted['']?.optionalDependencies ?? {}).map((name) => `node_modules/${name}`);
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = there[path];
    if (found) return found.version === entry.version && found.integrity === entry.integrity;
    return entry.optional === true && !isForThisPlatform(entry) && !ours.includes(path);
  });
}

/** @param {LockedPackage} entry */
function isForThisPlatform({ os = [], cpu = [], libc }) {
  return os.includes(process.platform) && cpu.includes(process.arch) && libc === undefined;
}
