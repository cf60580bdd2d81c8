import { isDataset } from '../../dataset/dataset-folder.js';
import { readManifest } from '../../dataset/manifest.js';
import { formatNumberOf } from '../../format.js';
import { type Answers, checkDatabase, readBestRecord, type Wants } from '../../jobs/check/check-database.js';
import { checkDataset } from '../../jobs/check/check-dataset.js';
import { openTarget } from '../../jobs/load/target.js';
import type { CommandContext } from '../context.js';
import { exitCodeOf } from '../exit-codes.js';
import type { CommonOptions } from '../options/options.js';
import { resolveDatabase } from '../options/resolve-options.js';
import { presentSummary, presentValidation } from '../present/results.js';

import { StepTimes } from '../present/step-times.js';
import { Reporter } from '../terminal/reporter.js';

const WITHOUT_RECORD = 'The database has no run record, so what needs the ledger is left out.';

const OUTDATED =
  'The database’s run record is out of date: rows were added or removed after it was written. The summary uses the data alone.';

async function ask(
  dataset: string | undefined,
  options: CommonOptions,
  wants: Wants,
  context: CommandContext,
): Promise<Answers> {
  const reporter = new Reporter(context.stderr, options);
  if (dataset !== undefined) return checkDataset(dataset, wants, context, reporter);
  const { request } = await resolveDatabase(options, context);
  const { folder } = request;
  const target = await openTarget({ ...request, context, reporter });
  try {
    const manifest = isDataset(folder) ? await readManifest(folder) : undefined;
    const record = await readBestRecord(target, manifest);
    if (record === null) reporter.notice(WITHOUT_RECORD);
    const answers = await checkDatabase(target, record, wants, context);
    if (answers.summary.record === 'outdated') reporter.notice(OUTDATED);
    return answers;
  } finally {
    await target.close();
  }
}

/** Prints the figures of a database or a dataset folder. */
export async function summarise(
  folder: string | undefined,
  options: CommonOptions,
  context: CommandContext,
): Promise<void> {
  const { summary } = await ask(folder, options, { validation: false }, context);
  context.stdout.write(options.json ? `${JSON.stringify(summary, null, 2)}\n` : presentSummary(summary));
  context.finish(0);
}

/** Runs every check against a database or a dataset folder. */
export async function validate(
  folder: string | undefined,
  options: CommonOptions,
  context: CommandContext,
): Promise<void> {
  const reporter = new Reporter(context.stderr, options);
  const times = new StepTimes();
  const { validation } = await reporter.phase(
    'validate',
    (onAdvance) => ask(folder, options, { validation: true, onStep: times.follow(onAdvance) }, context),
    (answers) => formatNumberOf(answers.validation?.checks.length ?? 0, 'check'),
  );
  if (!validation) return;
  times.report(reporter);
  const timed = { ...validation, seconds: times.slowestFirst() };
  context.stdout.write(
    options.json ? `${JSON.stringify(timed, null, 2)}\n` : presentValidation(validation, true, context.stderr.columns),
  );
  context.finish(exitCodeOf(validation));
}
