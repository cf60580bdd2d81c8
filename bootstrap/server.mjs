import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { readIfThere } from './files.mjs';
import { lastLines } from './last-lines.mjs';
import { run, say } from './run.mjs';
import { watch } from './watch.mjs';

const systemFolders = ['/usr/sbin', '/usr/local/sbin', '/usr/libexec', '/usr/local/libexec', '/usr/local/bin'];
const serverPackages = ['mariadb-server-core', 'mariadb-client-core'];

/** What to type where there is no server, per system. */
export const installAdvice =
  `apt install ${serverPackages.join(' ')} (Debian, Ubuntu), ` +
  'dnf install mariadb-server (Fedora, RHEL) or brew install mariadb (macOS)';

/** @param {string} name */
function hasProgram(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...systemFolders];
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return folders.some((folder) => existsSync(join(folder, name + suffix)));
}

/**
 * Whether a private server can be made here. MariaDB's data folder is made by a script that needs my_print_defaults,
 * which Debian ships in the client's package.
 */
function hasServer() {
  return hasProgram('mariadbd') ? hasProgram('my_print_defaults') : hasProgram('mysqld');
}

/** Whether a database can be written out as SQL, which `maintain backup` does. */
function hasDump() {
  return hasProgram('mariadb-dump') || hasProgram('mysqldump');
}

/**
 * Installs a MariaDB server where that is ours to do.
 * @returns {Promise<boolean>} whether there is a server now
 */
export async function provideServer() {
  return hasServer() || (await provide('a MariaDB server', serverPackages));
}

/**
 * Installs the program that dumps a database, which the tests of backups need, where that is ours to do.
 * @returns {Promise<boolean>} whether there is one now
 */
export async function provideDump() {
  return hasDump() || (await provide('mariadb-dump', ['mariadb-client']));
}

/**
 * @param {string} what
 * @param {string[]} packages
 */
async function provide(what, packages) {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !hasProgram('apt-get') || process.env.DVDRENTAL_NO_INSTALL === '1') return false;
  const { ok, output } = await watch(`installing ${what} (apt-get install ${packages.join(' ')})`, () =>
    installWithApt(packages),
  );
  if (!ok) say(`apt-get failed. It says:\n${lastLines(output)}`);
  return ok;
}

/**
 * An update that fails may still leave lists that are good enough, so only the installation decides.
 * @param {string[]} packages
 */
async function installWithApt(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const wait = ['-o', 'DPkg::Lock::Timeout=120'];
  const update = await run('apt-get', [...wait, 'update'], { env });
  const flags = [...wait, 'install', '-y', '--no-install-recommends'];
  const installation = await run('apt-get', [...flags, ...packages], { env });
  return { ok: installation.ok, output: `${update.output}\n${installation.output}` };
}

/**
 * Whether the arguments of `start` ask for the main job on the program's own private server, not on one they name.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export function needsPrivateServer(args, env) {
  const [command = 'run'] = args;
  if (command !== 'run' && !command.startsWith('-')) return false;
  if (args.length === 1 && command === '-v') return false;
  const named = [env.DVDRENTAL_URL, env.DVDRENTAL_HOST, env.DVDRENTAL_PORT, env.DVDRENTAL_SOCKET];
  if (named.some(Boolean)) return false;
  if (args.some((arg) => /^(--(url|host|port|socket|dry-run|help|version)(=.*)?|-[hPSV].*)$/.test(arg))) return false;
  const target = flagValue(args, '--target') ?? env.DVDRENTAL_TARGET ?? 'auto';
  if (target !== 'auto' && target !== 'mysql') return false;
  const config = readIfThere(flagValue(args, '--config') ?? env.DVDRENTAL_CONFIG ?? '') ?? '';
  return !/"mysql"\s*:\s*\{[^}]*"(host|port|socket)"/.test(config);
}

/**
 * @param {string[]} args
 * @param {string} flag
 */
function flagValue(args, flag) {
  const at = args.findIndex((arg) => arg === flag || arg.startsWith(`${flag}=`));
  if (at < 0) return undefined;
  return args[at] === flag ? args[at + 1] : args[at]?.slice(flag.length + 1);
}
