import { z } from 'zod';
import { flag, numberBetween, oneOf, section } from '../config/fields.js';
import { KNOWN_TABLES } from '../schema/tables.js';
import { COMPRESSIONS, FILE_FORMATS, isNullText, NULL_TEXT, QUOTED_FORMATS } from './file-form.js';
import { count, part, recordShape } from './run-record.js';

const HASH = '64 hexadecimal digits';

const tableFileSchema = part({
  rows: count,
  bytes: count,
  sha256: z.string(HASH).regex(/^[0-9a-f]{64}$/, HASH),
});

/** Tables by name. Other names than the schema's are refused, since names become paths and parts of queries. */
const tablesSchema = section(Object.fromEntries(KNOWN_TABLES.map(({ name }) => [name, tableFileSchema.optional()])));

/** The schema of a manifest. Keys that this version does not know are dropped. */
export const manifestSchema = part({
  generator: z.literal('dvdrental-datagen', '"dvdrental-datagen"'),
  ...recordShape,
  format: oneOf(FILE_FORMATS),
  compression: oneOf(COMPRESSIONS),
  header: flag(),
  null_text: z.string(NULL_TEXT).refine(isNullText, NULL_TEXT).optional(),
  bom: flag().optional(),
  id_type: oneOf(['INT', 'BIGINT']),
  dirty: numberBetween(0, 50).optional(),
  tables: tablesSchema,
})
  .refine(({ format, compression }) => compression !== (format === 'parquet' ? 'none' : 'zstd'), {
    path: ['compression'],
    error: 'zstd or gzip for Parquet, gzip or none for text',
  })
  .refine(
    ({ format, null_text, bom }) => QUOTED_FORMATS.includes(format) || (null_text === undefined && bom !== true),
    {
      path: ['format'],
      error: `${QUOTED_FORMATS.join(' or ')} where null_text or bom is given`,
    },
  )
  .refine(({ header, bom }) => header || bom !== true, {
    path: ['header'],
    error: 'true where there is a byte order mark',
  });
