import { z } from 'zod';
import { fileSchema } from './schema.js';

/** Keys that are comments, as the pattern of their names. */
const COMMENT_KEYS = '^(_.*|\\$schema|description|.*_description|note)$';

/** The JSON Schema (draft 2020-12) of a configuration file, with each key's meaning, range and default. */
export function configJsonSchema(): object {
  const schema = z.toJSONSchema(fileSchema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      if (jsonSchema.type === 'object') {
        jsonSchema.patternProperties = { [COMMENT_KEYS]: {} };
        if (typeof jsonSchema.default === 'object') delete jsonSchema.default;
      }
    },
  });
  const { $schema, ...rest } = schema;
  return { $schema, title: 'Configuration of dvdrental-datagen', ...rest };
}
