import type { Manifest, PlannedManifest } from '../dataset/manifest.js';
import type { RunRecord } from '../dataset/run-record.js';
import type { Sink } from '../pipeline/sinks/sink.js';
import type { Table, TableName } from '../schema/tables.js';
import type { Complete, Contents, Foreign, Replacement } from './contents.js';
import type { SqlDialect } from './sql-dialect.js';

/** What the program needs of a database, on any engine. */
export interface Database {
  readonly database: string;
  /** Where it is: `the private server`, `127.0.0.1:3306`, `out/embedded/embedded.duckdb`. */
  readonly place: string;
  /** The database with its place: `dvdrental_live on the private server`. */
  readonly title: string;
  /**
   * Reads its contents, with the run record, and changes nothing.
   *
   * @throws DatagenError `server` when it is to load and the place is too old for that or grants too little
   */
  inspect(purpose?: 'load'): Promise<Contents>;
  /** Loads a dataset folder into it. */
  load(folder: string, manifest: Manifest, hooks: LoadHooks): Promise<LoadResult>;
  /**
   * Begins a load from memory of a planned chain. Undefined if the server loads files faster and there will be files.
   * Engines that load only files lack the method.
   */
  stream?(plan: StreamPlan, hooks: LoadHooks): Promise<StreamLoad | undefined>;
  /** Creates the views of sql/views in a database that is loaded, or replaces them. */
  createViews(lateFeePerDay: number): Promise<void>;
  /**
   * Opens it for an update, which appends and changes rows in one transaction.
   *
   * @throws DatagenError `conflict` when it has no data, or another process works on it
   */
  beginUpdate(hooks: UpdateHooks): Promise<UpdateSession>;
  /** Runs queries; the runner is closed when `work` has ended. */
  query<Result>(work: (runner: QueryRunner) => Promise<Result>): Promise<Result>;
  /**
   * Drops the tables of this program, and the database if this program created it.
   *
   * @throws DatagenError `conflict` when there are tables that it did not make
   */
  drop(): Promise<Dropped>;
  /** Closes what is open, and stops the private server if nothing else uses it. */
  close(): Promise<void>;
}

/** What was dropped. */
export interface Dropped {
  readonly tables: readonly string[];
  /** The database itself was dropped too. */
  readonly database: boolean;
}

/** What a load may replace, and what it reports. */
export interface LoadHooks extends Replacement {
  readonly signal?: AbortSignal | undefined;
  /** Receives the server and the load method as a phrase: `(MariaDB 10.11.19): the files are sent …`. */
  readonly onMethod?: ((description: string) => void) | undefined;
  /** Receives notices for the user, a sentence each. */
  readonly onNotice?: ((notice: string) => void) | undefined;
  readonly onProgress?: OnLoadProgress | undefined;
}

/** The properties of a load from memory that are known before the first row. */
export interface StreamPlan {
  readonly manifest: PlannedManifest;
  readonly tables: readonly Table[];
  /** The estimated bytes of text. */
  readonly bytes: number;
  /** There will be files too, so they can be loaded instead. */
  readonly files: boolean;
}

/** A load from memory while the rows are simulated. */
export interface StreamLoad {
  /** The server runs on this machine. */
  readonly local: boolean;
  /** Receives the rows: of the big tables concurrently, of the small ones beside or after them. */
  readonly sink: Sink;
  /**
   * Waits until every row is stored and every index and key is built. Precondition: each table of the sink has ended.
   *
   * @throws DatagenError `load` or `interrupted`
   */
  finished(): Promise<LoadResult>;
  /** Marks the database complete with its final record, and closes the load. */
  complete(record: RunRecord): Promise<void>;
  /** Stops what is in progress and closes the load; the database stays marked as unfinished. */
  abandon(reason: unknown): Promise<void>;
}

/**
 * Wall-clock seconds: `load` until the last row of the big tables, then `index` until all rows and indexes, then `keys`
 * until all foreign keys, and `total`.
 */
export type LoadSeconds = Readonly<Record<'load' | 'index' | 'keys' | 'total', number>>;

export interface LoadResult {
  readonly rows: number;
  readonly bytes: number;
  readonly tables: Readonly<Partial<Record<TableName, { readonly rows: number; readonly bytes: number }>>>;
  /** Undefined for an engine that loads in one step. */
  readonly seconds: LoadSeconds | undefined;
  /** Seconds in which rows of the big tables were loaded, without those in which the load waited for rows. */
  readonly busySeconds: number;
}

/** The steps of a load, in their order. */
export type LoadPhase = 'load' | 'index' | 'keys' | 'analyze';

/** The progress of a table in a phase. */
export interface LoadProgress {
  readonly phase: LoadPhase;
  readonly table: string;
  /** Rows that are loaded; 0 until the phase has finished the table. */
  readonly rows: number;
  /** Bytes of the table that have been sent to the server so far. */
  readonly bytes: number;
  /** Since the phase began with this table. */
  readonly seconds: number;
  readonly done: boolean;
  /** Seconds so far in which rows of the big tables were loaded. */
  readonly busySeconds: number;
}

export type OnLoadProgress = (progress: LoadProgress) => void;

/** A database that is open for an update. Other updates and loads of it are refused until it is closed. */
export interface UpdateSession extends QueryRunner {
  /** What the database holds. */
  readonly contents: Complete | Foreign;
  readonly binlog: Binlog;
  /** A sentence about what could not be restored after a failure; undefined when everything was. */
  readonly notRestored: string | undefined;
  /** Estimates how many rows a second an update writes. */
  estimateRate(): Promise<number>;
  /**
   * Runs a task in one transaction. If it fails or the signal fires, the promise rejects after everything is rolled
   * back.
   *
   * @param tables - those that get new rows; one that is missing is created, and dropped again after a failure
   */
  transact(tables: readonly TableName[], task: (transaction: Transaction) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** Changes a database within a transaction. */
export interface Transaction {
  /** Appends CSV rows to tables. */
  readonly sink: Sink;
  /** Inserts rows, each with the same columns; the other columns get their defaults. */
  insertRows(table: TableName, rows: Iterable<Readonly<Record<string, string | number | null>>>): Promise<void>;
  /** Runs a query within the transaction. */
  rows(sql: string): Promise<Row[]>;
  /** Removes the rows of a table whose key is at least `first`; returns how many there were. */
  removeFrom(table: string, key: string, first: number): Promise<number>;
  /**
   * Changes the values of rows.
   *
   * @throws DatagenError `load` when one of them is not there
   */
  changeRows(table: string, rows: ChangedRows): Promise<void>;
  /** Replaces the record of the run; null removes it. */
  replaceRecord(record: RunRecord | null): Promise<void>;
}

/** A row's values: texts, numbers and NULL, in the order of some columns. */
export type CellRow = readonly (string | number | null)[];

/** New values of rows that are there. */
export interface ChangedRows {
  /** The columns of each row; the first `keys` of them are the key. */
  readonly columns: readonly string[];
  readonly keys: number;
  readonly rows: readonly CellRow[];
}

/** The signal and the callbacks of an update. */
export interface UpdateHooks {
  readonly signal?: AbortSignal | undefined;
  /** Receives notices for the user, a sentence each. */
  readonly onNotice?: ((notice: string) => void) | undefined;
}

/**
 * Whether the server's binary log gets a session's changes, from which replicas, point-in-time recovery and change data
 * capture read: the server has no binary log, or it gets the changes, or they are left out.
 */
export type Binlog = 'none' | 'written' | 'left-out';

/** A row of an answer: columns by name, values as the driver gives them. */
export type Row = Record<string, unknown>;

/** The size of a table. */
export interface TableSize {
  readonly table: string;
  readonly dataBytes: number;
  /** 0 if the engine keeps indexes in the same blocks as rows. */
  readonly indexBytes: number;
}

/**
 * Runs queries on a database. The session is in UTC. Dates and times are returned as text (2001-10-01, 2001-10-01
 * 17:30:00), whole numbers as number, bigint or digits, decimals as number or digits.
 */
export interface QueryRunner {
  readonly dialect: SqlDialect;
  /** The number of concurrent queries: 1 if the engine uses all cores for one query. */
  readonly concurrency: number;
  rows(sql: string): Promise<Row[]>;
  /** Reads the size of every table, the largest first. */
  tableSizes(): Promise<readonly TableSize[]>;
  /** What a refused query reads that does not exist, as `table payment` or `column staff_id`; undefined for other errors. */
  missing(error: unknown): string | undefined;
}
