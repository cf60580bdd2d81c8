/*
 * The library: make a configuration, generate it into a sink of one's own or a folder, load the folder.
 */
export { type ConfigSources, type Resolution, resolveConfig } from './config/resolve.js';
export type { Config, ConfigInput } from './config/schema.js';
export { type FileForm, PLAIN_CSV, type TextForm } from './dataset/file-form.js';
export { type Manifest, readManifest, type TableFile } from './dataset/manifest.js';
export { TableFolder } from './dataset/table-folder.js';
export { DatagenError, type ErrorCode } from './errors.js';
export type { Ledger, LedgerMonth, LedgerTotal } from './model/store/ledger.js';
export { type Generated, type GenerateOptions, generate } from './pipeline/generate.js';
export type { OnProgress, Progress } from './pipeline/progress.js';
export { nullSink, type Sink } from './pipeline/sinks/sink.js';
export { TABLES, type Table, type TableName } from './schema/tables.js';
export { VERSION } from './version.js';
