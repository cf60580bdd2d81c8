/*
 * The library: make datasets, load them, ask and extend databases. Nothing here prints, reads the environment or ends
 * the process.
 */
export type { Check } from './checks/check.js';
export type { Summary } from './checks/summarise.js';
export type { Validation } from './checks/validate.js';
export type { Config, ConfigInput } from './config/schema.js';
export { type FileForm, PLAIN_CSV, type TextForm } from './dataset/file-form.js';
export type { Manifest, TableFile } from './dataset/manifest.js';
export { TableFolder } from './dataset/table-folder.js';
export { DatagenError, type ErrorCode } from './errors.js';
export type { UpdateResult } from './jobs/update/update-database.js';
export {
  type CreateDatabaseOptions,
  createDatabase,
  type RunningServer,
  startPrivateServer,
  summarise,
  type UpdateOptions,
  update,
  validate,
} from './library/databases.js';
export {
  type CreateDatasetOptions,
  createDataset,
  type Dataset,
  type LoadDatasetOptions,
  loadDataset,
  readManifest,
  validateDataset,
} from './library/datasets.js';
export { type GenerateOptions, generate } from './library/generate.js';
export {
  type CallOptions,
  type CallProgress,
  type ConfigOptions,
  type DatabaseOptions,
  resolveConfig,
} from './library/options.js';
export type { Ledger, LedgerMonth, LedgerTotal } from './model/store/ledger.js';
export type { Generated } from './pipeline/generate.js';
export type { OnProgress, Progress } from './pipeline/progress.js';
export { nullSink, type Sink } from './pipeline/sinks/sink.js';
export { TABLES, type Table, type TableName } from './schema/tables.js';
export { VERSION } from './version.js';
