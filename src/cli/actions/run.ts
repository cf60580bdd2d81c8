import { isEmbedded } from '../../config/connection.js';
import { requireFolder } from '../../dataset/dataset-folder.js';
import { DatagenError } from '../../errors.js';
import { formatNumberOf, formatSeconds } from '../../format.js';
import { type Answers, checkDatabase } from '../../jobs/check/check-database.js';
import { dryRun } from '../../jobs/estimate/estimate-run.js';
import { openTarget, type Target } from '../../jobs/load/target.js';
import { makeAndLoad } from '../../jobs/run/make-and-load.js';
import { stagingOptionsOf } from '../../jobs/run/make-dataset.js';
import type { CommandContext } from '../context.js';
import { type ExitCode, exitCodeOf } from '../exit-codes.js';
import { confirmWith } from '../options/confirm.js';
import { datasetRequestOf } from '../options/dataset-request.js';
import type { CommonOptions } from '../options/options.js';
import { refuseServer, resolveDatabase } from '../options/resolve-options.js';
import { describePlan } from '../present/describe-plan.js';
import { writeDryRun } from '../present/estimates.js';
import { presentSummary, presentValidation, writeAnswers } from '../present/results.js';

import { StepTimes } from '../present/step-times.js';
import { Reporter } from '../terminal/reporter.js';
import { wrapBelow } from '../terminal/table.js';
import { createWantedViews } from './create-views.js';
import { runGenerate } from './generate.js';

export async function run(options: CommonOptions, context: CommandContext): Promise<ExitCode> {
  const wanted = options.target ?? context.environment.DVDRENTAL_TARGET;
  if (wanted !== undefined && (wanted === 'none' || isEmbedded(wanted))) refuseServer(options, wanted);
  if (wanted === 'none' && options.csv === false) {
    throw new DatagenError('usage', '--no-csv and --target none together produce no output.', {
      hint: 'Leave out one of the two.',
    });
  }
  if (wanted === 'none' && options.views) {
    throw new DatagenError('usage', '--views needs a database, but --target none loads none.', {
      hint: 'The dataset folder has views.sql, which creates the views in a database loaded with load.sql.',
    });
  }
  if (options.csv === false && (options.null !== undefined || options.bom)) {
    throw new DatagenError('usage', '--null and --bom are for CSV files, and --no-csv writes none.', {
      hint: 'Leave out one of the two.',
    });
  }
  if (wanted === 'none') return runGenerate(options, context);
  const reporter = new Reporter(context.stderr, options);
  const { request, config, notices } = await resolveDatabase(options, context);
  for (const notice of notices) reporter.notice(notice);
  const { folder } = request;
  const dataset = datasetRequestOf(options, context);
  if (options.dryRun) {
    const report = await dryRun({ ...request, ...dataset, config }, context);
    return writeDryRun(report, config, options, context);
  }
  const began = performance.now();
  reporter.line('plan', describePlan(config));
  if (options.csv !== false) {
    await requireFolder(folder, stagingOptionsOf(dataset, config));
  }
  const target = await openTarget({ ...request, context, reporter });
  try {
    const files = options.csv === false ? undefined : folder;
    const facts = await makeAndLoad(
      config,
      files,
      target,
      { ...dataset, confirm: confirmWith(options) },
      context,
      reporter,
    );
    await createWantedViews(target, config.generation.late_fee_per_day, options, reporter);
    const times = new StepTimes();
    const answers = await reporter.phase(
      'validate',
      (onAdvance) => checkDatabase(target, facts, { validation: true, onStep: times.follow(onAdvance) }, context),
      ({ validation }) => `summary and ${formatNumberOf(validation?.checks.length ?? 0, 'check')}`,
    );
    times.report(reporter);
    if (files && answers.validation) await writeAnswers(files, answers.summary, answers.validation);
    reporter.line('done', `in ${formatSeconds((performance.now() - began) / 1000)}`);
    return presentAnswers(answers, { folder: files, target }, options, context);
  } finally {
    await target.close();
  }
}

function presentAnswers(
  answers: Answers,
  made: { readonly folder: string | undefined; readonly target: Target },
  options: CommonOptions,
  context: CommandContext,
): ExitCode {
  const { summary, validation } = answers;
  const { database, openedWith } = made.target;
  if (options.json) {
    context.stdout.write(
      `${JSON.stringify({ folder: made.folder ?? null, database, summary, validation }, null, 2)}\n`,
    );
  } else {
    context.stdout.write(`\n${presentSummary(summary)}`);
    const { columns } = context.stderr;
    if (validation) {
      context.stdout.write(`\n${presentValidation(validation, options.verbose ?? false, columns)}`);
    }
    const files =
      made.folder === undefined
        ? ''
        : `${wrapBelow(`The CSV files and their manifest are in ${made.folder}.`, columns, 0)}\n`;
    // A command is one line, however long, so that it can be pasted.
    context.stdout.write(`\n${files}Open the database with ${openedWith}.\n`);
  }
  return validation ? exitCodeOf(validation) : 0;
}
