// What `npm start`, `npm test` and ./dvdrental run first, so that both work on a fresh clone: it sees to the packages, the build
// and the database server, then hands over. It uses Node's own modules only, until the packages are there, and says a
// line for each thing it does.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, isBuilt } from './bootstrap/build.mjs';
import { withLock } from './bootstrap/lock.mjs';
import { install, isInstalled } from './bootstrap/packages.mjs';
import { BootstrapError, interruptibly, root, say } from './bootstrap/run.mjs';
import { installAdvice, needsPrivateServer, provideDump, provideServer } from './bootstrap/server.mjs';

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 21 || (major === 20 && minor >= 19)) return;
  throw new BootstrapError(`Node ${process.versions.node} won't do: 20.19, or 22 or newer, is needed.`);
}

async function prepare() {
  if (isInstalled() && isBuilt()) return;
  await withLock(async () => {
    if (!isInstalled()) await install();
    if (!isBuilt()) await build();
  });
}

/** npm sends a signal no further than its shell, which dies of it and leaves us behind: then we go too. */
function followParent() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}

/**
 * Runs a program in this process, so that signals and the exit code need no passing on.
 * @param {string} file
 * @param {string[]} args
 * @param {string} [startedAs] - what the user started
 */
async function handOver(file, args, startedAs = file) {
  process.argv = [process.execPath, startedAs, ...args];
  await import(pathToFileURL(file).href);
}

/**
 * The program's arguments for those of `npm start`: the main job is `run`, unless a command is named.
 * @param {string[]} args
 */
function programArguments(args) {
  const isAboutProgram = args.length === 1 && /^(--help|--version|-V|-v)$/.test(args[0] ?? '');
  return args[0]?.startsWith('-') === false || isAboutProgram ? args : ['run', ...args];
}

/** @param {string[]} args */
async function start(args) {
  await interruptibly(async () => {
    await prepare();
    if (needsPrivateServer(args, process.env)) await provideServer();
  });
  await handOver(join(root, 'dist', 'src', 'cli.js'), programArguments(args), process.argv[1]);
}

/** @param {string[]} args */
async function test(args) {
  await interruptibly(async () => {
    await prepare();
    if (!(await provideServer())) {
      say(`no MariaDB or MySQL server is installed here; to have one: ${installAdvice}`);
    } else if (!(await provideDump())) {
      say('neither mariadb-dump nor mysqldump is installed here, so tests of backups are left out');
    }
  });
  process.chdir(root);
  await handOver(join(root, 'node_modules', 'vitest', 'vitest.mjs'), ['run', ...args]);
}

/** @param {string[]} args */
async function main([task = '', ...args]) {
  checkNode();
  followParent();
  if (task === 'start') return start(args);
  if (task === 'test') return test(args);
  if (task === 'build') return interruptibly(prepare);
  throw new BootstrapError('usage: node bootstrap.mjs start|test|build [arguments]');
}

main(process.argv.slice(2)).catch((error) => {
  say(error instanceof BootstrapError ? error.message : (error?.stack ?? String(error)));
  process.exitCode = 1;
});
