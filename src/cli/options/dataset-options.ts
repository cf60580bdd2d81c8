import { type Command, InvalidArgumentError, Option } from 'commander';
import { type FileForm, isNullText, NULL_TEXT, pickForm, USUAL_NULL } from '../../dataset/file-form.js';
import { DatagenError } from '../../errors.js';
import type { DatasetRequest } from '../../jobs/run/make-dataset.js';
import { TABLES, type TableName } from '../../schema/tables.js';
import type { CommandContext } from '../context.js';
import { type CommonOptions, threadsOf } from './options.js';

/** What is to be written, and how. */
export interface DatasetOptions extends CommonOptions {
  /** Only these tables. */
  readonly tables?: readonly TableName[];
  readonly format?: FileForm['format'];
  readonly compress?: 'gzip';
}

/**
 * The form of the files that the options ask for.
 *
 * @throws DatagenError `usage` for options that don't go together
 */
function formOf(options: DatasetOptions): FileForm {
  const { format = 'csv', compress, header = false, bom = false } = options;
  const nullText = options.null === USUAL_NULL ? undefined : options.null;
  if (format !== 'csv' && (nullText !== undefined || bom)) {
    throw new DatagenError('usage', `${bom ? '--bom' : '--null'} is for CSV files, not for ${format}.`, {
      hint: `Leave out one of the two.`,
    });
  }
  if (bom && !header) {
    throw new DatagenError(
      'usage',
      '--bom needs --header: LOAD DATA would read the mark as part of the first id.',
      {
        hint: 'Give both, or leave out --bom.',
      },
    );
  }
  return pickForm({
    format,
    compression: compress ?? (format === 'parquet' ? 'zstd' : 'none'),
    header,
    bom,
    ...(nullText === undefined ? {} : { null_text: nullText }),
  });
}

/** The dataset folder that the options ask for, and how it is made. */
export function datasetRequestOf(options: DatasetOptions, context: CommandContext): DatasetRequest {
  return {
    form: formOf(options),
    tables: TABLES.filter(({ name }) => options.tables?.includes(name) ?? true),
    overwrite: options.overwrite ?? false,
    resume: options.resume ?? false,
    threads: threadsOf(options, context),
  };
}

function parseNullText(text: string): string {
  if (text === USUAL_NULL || isNullText(text)) return text;
  throw new InvalidArgumentError(`It must be ${USUAL_NULL}, or ${NULL_TEXT}.`);
}

/** Options that say where the dataset folder goes. */
export function addFolderOptions(command: Command): Command {
  return command
    .optionsGroup('Dataset folder:')
    .option('-o, --output-dir <dir>', 'the dataset folder (default: out/<database>)')
    .option('--header', 'begin each CSV file with the names of its columns')
    .option('--null <text>', 'the text for NULL in CSV files (default: \\N)', parseNullText)
    .option('--bom', 'begin each CSV file with a byte order mark, for Excel; with --header')
    .addOption(
      new Option('--overwrite', 'replace an existing dataset and database of this program').conflicts(
        'resume',
      ),
    )
    .option('--resume', 'continue after a run that was interrupted');
}
