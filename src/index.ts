/*
 * The library: make a configuration, generate it into a sink of one's own or a folder, load the folder.
 */
export { type ConfigSources, type Resolution, resolveConfig } from './config/resolve.js';
export type { Config, ConfigInput } from './config/schema.js';
export { TABLES, type Table, type TableName } from './encode/tables.js';
export { DatagenError, type ErrorCode } from './errors.js';
export { type Generated, type GenerateOptions, generate } from './pipeline/generate.js';
export type { OnProgress, Progress } from './pipeline/progress.js';
export type { Ledger, LedgerMonth, LedgerTotal } from './simulation/ledger.js';
export { type FileForm, PLAIN_CSV, type TextForm } from './sink/file-form.js';
export { type Manifest, readManifest, type TableFile } from './sink/manifest.js';
export { nullSink, type Sink } from './sink/sink.js';
export { TableFolder } from './sink/table-folder.js';
export { VERSION } from './version.js';
