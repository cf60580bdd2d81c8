import { type Command, InvalidArgumentError, Option } from 'commander';
import { type FileForm, isNullText, NULL_TEXT, USUAL_NULL } from '../../dataset/file-form.js';
import type { TableName } from '../../schema/tables.js';
import type { CommonOptions } from './options.js';

/** What is to be written, and how. */
export interface DatasetOptions extends CommonOptions {
  /** Only these tables. */
  readonly tables?: readonly TableName[];
  readonly format?: FileForm['format'];
  readonly compress?: 'gzip';
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
      new Option('--overwrite', 'replace an existing dataset and database of this program').conflicts('resume'),
    )
    .option('--resume', 'continue after a run that was interrupted');
}
