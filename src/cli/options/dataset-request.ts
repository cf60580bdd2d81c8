import { type FileForm, pickForm, QUOTED_FORMATS, USUAL_NULL } from '../../dataset/file-form.js';
import { DatagenError } from '../../errors.js';
import type { DatasetRequest } from '../../jobs/run/make-dataset.js';
import { TABLES, type TableName } from '../../schema/tables.js';
import type { CommandContext } from '../context.js';
import type { CommonOptions } from './options.js';
import { threadsOf } from './resolve-options.js';

/** The options of `generate`, and those that `run` shares with it. */
export interface DatasetOptions extends CommonOptions {
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
  if (!QUOTED_FORMATS.includes(format) && (nullText !== undefined || bom)) {
    throw new DatagenError('usage', `${bom ? '--bom' : '--null'} is for CSV files, not for ${format}.`, {
      hint: `Leave out one of the two.`,
    });
  }
  if (bom && !header) {
    throw new DatagenError(
      'usage',
      '--bom needs --header: LOAD DATA would read the byte order mark as part of the first id.',
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
