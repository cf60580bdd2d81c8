import { join } from 'node:path';
import type { Command } from 'commander';
import type { Facts } from '../query/facts.js';
import { isDataset } from '../sink/dataset-folder.js';
import { readManifest } from '../sink/manifest.js';
import { Reporter } from '../terminal/reporter.js';
import { type Answers, askDatabase, readFacts } from './ask-database.js';
import type { CommandContext } from './context.js';
import { addConnectionOptions, addOutputOptions, type CommonOptions, resolveOptions } from './options.js';
import { presentSummary, presentValidation } from './present.js';
import { OUTPUT_ROOT, openTarget } from './target.js';

const FOREIGN = 'This program did not make the database, so what needs its ledger is left out.';

/** Defines `dvdrental summary`: the figures of a database. */
export function defineSummary(program: Command, context: CommandContext): void {
  const command = program.command('summary').description('Print the figures of a database.');
  addOutputOptions(addConnectionOptions(command)).action(async (options: CommonOptions) => {
    const { summary, years } = await ask(options, false, context);
    context.stdout.write(
      options.json ? `${JSON.stringify(summary, null, 2)}\n` : presentSummary(summary, years),
    );
    context.finish(0);
  });
}

/** Defines `dvdrental validate`: every check, on a database of this program or any other. */
export function defineValidate(program: Command, context: CommandContext): void {
  const command = program.command('validate').description('Run every check against a database.');
  addOutputOptions(addConnectionOptions(command)).action(async (options: CommonOptions) => {
    const { validation } = await ask(options, true, context);
    if (!validation) return;
    context.stdout.write(
      options.json ? `${JSON.stringify(validation, null, 2)}\n` : presentValidation(validation, true),
    );
    context.finish(validation.failed > 0 ? 3 : 0);
  });
}

async function ask(options: CommonOptions, validation: boolean, context: CommandContext): Promise<Answers> {
  const reporter = new Reporter(context.stderr, options);
  const { connection } = await resolveOptions(options, context);
  const target = await openTarget({ connection, context, reporter });
  try {
    const folder = join(OUTPUT_ROOT, connection.database);
    const manifest = isDataset(folder) ? await readManifest(folder) : undefined;
    const facts: Facts | null = await readFacts(target, manifest);
    if (facts === null) reporter.notice(FOREIGN);
    return await askDatabase(target, facts, { validation }, context);
  } finally {
    await target.release();
  }
}
