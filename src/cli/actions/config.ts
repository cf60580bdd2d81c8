import { writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { configJsonSchema } from '../../config/json-schema.js';
import { ConfigError } from '../../config/problem.js';
import { readConfigFile } from '../../config/read.js';
import { checkConfig, resolveConfig } from '../../config/resolve.js';

import { requireScenario } from '../../config/scenarios/list.js';
import { writeStarter } from '../../config/starter.js';
import { DatagenError, messageOf } from '../../errors.js';
import { packageRoot } from '../../paths.js';
import type { CommandContext } from '../context.js';
import { describePlan } from '../present/describe-plan.js';
import { Reporter } from '../terminal/reporter.js';

/** Checks a configuration file. */
export async function checkFile(
  path: string,
  options: { readonly json?: boolean },
  context: CommandContext,
): Promise<void> {
  const { text } = await readConfigFile(path);
  const { problems, resolution } = checkConfig(path, text);
  if (!resolution) throw new ConfigError(problems);
  const reporter = new Reporter(context.stderr, {});
  for (const notice of resolution.notices) reporter.notice(notice);
  const sentence = `${path} is valid: ${describePlan(resolution.config)}.`;
  context.stdout.write(`${options.json ? JSON.stringify(resolution.config, null, 2) : sentence}\n`);
  context.finish(0);
}

/** Writes a configuration file to start from. */
export async function initFile(
  path: string,
  options: { readonly scenario: string; readonly overwrite?: boolean },
  context: CommandContext,
): Promise<void> {
  await writeStarterFile(path, options.scenario, options.overwrite ?? false);
  context.stdout.write(`${path} is ready: edit it, then run ${context.calls.to('run', '--config', path)}\n`);
  context.finish(0);
}

/** Prints the JSON Schema of the configuration. */
export function printSchema(context: CommandContext): void {
  context.stdout.write(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
  context.finish(0);
}

/** The path of the JSON Schema that ships with the program, as a file names it. */
function schemaSeenFrom(file: string): string {
  const path = relative(dirname(resolve(file)), join(packageRoot, 'config.schema.json'))
    .split(sep)
    .join('/');
  return path.startsWith('..') || isAbsolute(path) ? path : `./${path}`;
}

async function writeStarterFile(path: string, name: string, overwrite: boolean): Promise<void> {
  const text = writeStarter(
    requireScenario(name),
    resolveConfig({ flags: { scenario: name }, environment: {} }).config,
    schemaSeenFrom(path),
  );
  try {
    await writeFile(path, text, { flag: overwrite ? 'w' : 'wx' });
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    throw isThere
      ? new DatagenError('conflict', `${path} already exists.`, {
          hint: 'Replace it with --overwrite, or name another file.',
          cause,
        })
      : new DatagenError('filesystem', `${path} can’t be written: ${messageOf(cause)}`, { cause });
  }
}
