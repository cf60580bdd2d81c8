import { configJsonSchema } from './json-schema.js';
import type { Scenario } from './scenarios/scenario.js';
import type { Config } from './schema.js';

/** The part of a key's JSON Schema that a starter file needs. */
interface SchemaNode {
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly anyOf?: readonly SchemaNode[];
}

const SERVER = `  // The server to fill: without this section the program finds or starts one. The password belongs into the
  // environment, as DVDRENTAL_PASSWORD.
  // "mysql": { "host": "localhost", "port": 3306, "user": "root", "database": "dvdrental_live" },
`;

/**
 * Writes a configuration file to start from: every key with its meaning as a comment and the scenario's value.
 *
 * @param config - the scenario, resolved
 * @param schemaPath - the JSON Schema as it is named from the file's folder
 */
export function writeStarter(scenario: Scenario, config: Config, schemaPath: string): string {
  const schema = configJsonSchema() as SchemaNode;
  const heading = wrap(`${scenario.title}. ${scenario.description}`, '// ');
  const editor = `  // For editors, which then complete and check the file.\n  "$schema": ${JSON.stringify(schemaPath)},\n`;
  return `${heading}\n{\n${editor}\n${SERVER}\n${writeKeys(config, schema, '  ')}\n}\n`;
}

function writeKeys(value: object, schema: SchemaNode, indent: string): string {
  const properties = propertiesOf(schema);
  return Object.entries(value)
    .map(([key, member]) => {
      const node = properties[key] ?? {};
      const comment = node.description === undefined ? '' : `${wrap(node.description, `${indent}// `)}\n`;
      return `${comment}${exampleOf(key, member, node, indent)}${indent}${JSON.stringify(key)}: ${writeValue(member, node, indent)}`;
    })
    .join(',\n');
}

/** An example for an empty value, in a comment line. */
function exampleOf(key: string, value: unknown, { examples = [] }: SchemaNode, indent: string): string {
  const isEmpty = value === null || (Array.isArray(value) && value.length === 0);
  if (!isEmpty || examples.length === 0) return '';
  return `${indent}// For example: ${JSON.stringify(key)}: ${JSON.stringify(examples[0])}\n`;
}

function writeValue(value: unknown, schema: SchemaNode, indent: string): string {
  const isSection = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (isSection && Object.keys(propertiesOf(schema)).length > 0 && hasComments(schema)) {
    return `{\n${writeKeys(value, schema, `${indent}  `)}\n${indent}}`;
  }
  if (Array.isArray(value) && value.some((item) => typeof item === 'object')) {
    const items = value.map((item) => `${indent}  ${JSON.stringify(item)}`);
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  return JSON.stringify(value);
}

function propertiesOf(schema: SchemaNode): Readonly<Record<string, SchemaNode>> {
  return schema.properties ?? schema.anyOf?.find((option) => option.properties)?.properties ?? {};
}

function hasComments(schema: SchemaNode): boolean {
  return Object.values(propertiesOf(schema)).some((node) => node.description !== undefined);
}

const WIDTH = 100;

function wrap(text: string, prefix: string): string {
  const lines: string[] = [];
  let line = prefix;
  for (const word of text.split(' ')) {
    if (line.length > prefix.length && line.length + word.length > WIDTH) {
      lines.push(line.trimEnd());
      line = prefix;
    }
    line += `${word} `;
  }
  lines.push(line.trimEnd());
  return lines.join('\n');
}
