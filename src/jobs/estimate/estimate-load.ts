import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from 'mysql2/promise';
import type { ConnectionSettings, Engine, TargetKind } from '../../config/connection.js';
import type { Config } from '../../config/schema.js';
import { MANIFEST_FILE } from '../../dataset/manifest.js';
import { type Contents, describeOthers, describeUnfinished } from '../../engines/contents.js';
import { isDuckDbInstalled } from '../../engines/duckdb/engine.js';
import { openConnection, type ServerAddress } from '../../engines/mysql/connect.js';
import { describeAddress } from '../../engines/mysql/connect-failure.js';
import { closeConnection } from '../../engines/mysql/connections.js';
import { requireIdle } from '../../engines/mysql/database-lock.js';
import { inspectDatabase } from '../../engines/mysql/inspect-database.js';
import { inspectServer } from '../../engines/mysql/inspect-server.js';
import {
  chooseLoadMethod,
  chooseStreamMethod,
  describeMethod,
  type LoadMethod,
} from '../../engines/mysql/load-method.js';
import { chooseProgram } from '../../engines/private-server/acquire.js';
import { readStatus } from '../../engines/private-server/persistent.js';
import { locateServer, privateAddress } from '../../engines/private-server/server-paths.js';
import { messageOf } from '../../errors.js';
import { packageRoot } from '../../paths.js';
import { VERSION } from '../../version.js';
import { isMadeFrom } from '../check/check-database.js';
import { addressOf, chooseEngine, hasServer } from '../load/target.js';

/** What a load would do, without changing anything. */
export interface LoadEstimate {
  /** The target and the method, as a sentence without its full stop. */
  readonly target: string;
  /** The server computes on the same cores. */
  readonly local: boolean;
  /** The seconds to load a number of rows, with indexes and keys; undefined if nothing is loaded. */
  readonly secondsFor: ((rows: number) => number) | undefined;
  /** What would stop a run, or that it is already done. */
  readonly finding: string | undefined;
}

/**
 * From an empty database to indexes, keys and statistics, 1.5 million rows (scale 10) on two cores with an SSD,
 * otherwise idle: MariaDB 10.11 read the files itself in 4.5 s. MySQL takes 1.2 times as long and INSERT statements
 * five times.
 */
const ROWS_PER_SECOND = { mariadb: 375_000, mysql: 310_000, duckdb: 2_000_000 } as const;
const INSERT_SLOWER = 5;
/** Bytes of a rental and its payments, rounded up. */
export const BYTES_PER_RENTAL = 160;
/** Seconds of the smallest load. */
const LEAST_SECONDS = 0.4;

interface Question {
  readonly kind: TargetKind;
  readonly config: Config;
  readonly connection: ConnectionSettings;
  /** False: a named server's binary log is to get nothing. */
  readonly binlog: boolean;
  /** The dataset folder, which may not exist yet. */
  readonly folder: string;
  /** The folder that the private server lives in. */
  readonly root: string;
  readonly searchPath: string | undefined;
  /** Reports what would stop the job in the database; by default as for a run. */
  readonly inspect?: (connection: Connection) => Promise<string | undefined>;
}

const ESTIMATES: Readonly<Record<Engine, (question: Question) => Promise<LoadEstimate>>> = {
  mysql: estimateMysql,
  duckdb: estimateDuckDb,
};

/** The estimate where no engine is available. */
const NOWHERE: LoadEstimate = {
  target: 'nowhere: no server is named, and none is installed here',
  local: false,
  secondsFor: undefined,
  finding: 'A run would stop: it needs a MySQL or MariaDB server.',
};

/** Inspects the server that a run would load into, without starting one. */
export async function estimateLoad(question: Question): Promise<LoadEstimate> {
  const engine = await chooseEngine(question, question.searchPath);
  return ESTIMATES[engine](question);
}

async function estimateMysql(question: Question): Promise<LoadEstimate> {
  const { connection, root, searchPath } = question;
  if (connection.given) return estimateNamed(question, addressOf(connection));
  if (!hasServer(question, searchPath)) return NOWHERE;
  const paths = locateServer(root);
  const { version } = chooseProgram(paths, searchPath);
  const status = await readStatus(root);
  const state = status.running ? 'running already' : status.initialised ? 'to be started' : 'to be set up first';
  const { product, numbers, vendor } = version;
  return {
    target: `${connection.database} on a private ${product} ${numbers.join('.')}, ${state}, which receives the rows while they are made`,
    local: true,
    secondsFor: timeOf(vendor, 'infile'),
    finding: status.running ? await lookInside(question, privateAddress(paths)).catch(() => undefined) : undefined,
  };
}

async function estimateDuckDb({ folder, connection }: Question): Promise<LoadEstimate> {
  if (!(await isDuckDbInstalled())) return NOWHERE;
  const file = join(folder, `${connection.database}.duckdb`);
  return {
    target: `DuckDB, the file ${file}`,
    local: false,
    secondsFor: (rows) => LEAST_SECONDS + rows / ROWS_PER_SECOND.duckdb,
    finding: existsSync(file) ? `There is a file ${file} already.` : undefined,
  };
}

async function estimateNamed(question: Question, address: ServerAddress): Promise<LoadEstimate> {
  const { binlog, connection: settings, folder } = question;
  const { database } = settings;
  const manifest = join(folder, MANIFEST_FILE);
  const connection = await openConnection(address, { binlog });
  try {
    const capabilities = await inspectServer(connection, address, {
      database,
      probeFile: existsSync(manifest) ? manifest : join(packageRoot, 'package.json'),
    });
    const streamed = chooseStreamMethod(capabilities, estimateBytes(question.config));
    const { method, reason } = streamed.method === 'insert' ? chooseLoadMethod(capabilities) : streamed;
    const { vendor } = capabilities.version;
    return {
      target: `${database} on ${describeAddress(address)} ${describeMethod(capabilities, reason)}`,
      local: capabilities.local,
      secondsFor: timeOf(vendor, method),
      finding: question.inspect
        ? await question.inspect(connection)
        : await describeContents(connection, capabilities.contents, question),
    };
  } finally {
    await closeConnection(connection);
  }
}

async function lookInside(question: Question, address: ServerAddress): Promise<string | undefined> {
  const connection = await openConnection(address);
  try {
    if (question.inspect) return await question.inspect(connection);
    const contents = await inspectDatabase(connection, question.connection.database);
    return await describeContents(connection, contents, question);
  } finally {
    await closeConnection(connection);
  }
}

/** The estimated bytes of CSV of a run, without growth. */
export function estimateBytes({ simulation, generation, master_simulation }: Config): number {
  const weekly = generation.base_weekly_transactions * simulation.scale_factor;
  return weekly * master_simulation.total_weeks * BYTES_PER_RENTAL;
}

async function describeContents(
  connection: Connection,
  contents: Contents,
  { config, connection: { database } }: Question,
): Promise<string | undefined> {
  const busy = await requireIdle(connection, database).catch(messageOf);
  if (busy !== undefined) return busy;
  if (contents.kind === 'empty') return undefined;
  if (contents.kind === 'foreign') {
    return contents.isOurs
      ? `Database ${database} was made by this program and changed since; --overwrite asks before it replaces it.`
      : describeOthers(database, contents.tables);
  }
  if (contents.kind === 'unfinished') return describeUnfinished(database);
  return isMadeFrom(contents.record, { version: VERSION, configuration: config })
    ? `Database ${database} is up to date.`
    : `Database ${database} holds data of another configuration.`;
}

function timeOf(vendor: string, method: LoadMethod): (rows: number) => number {
  const rate = vendor === 'mariadb' ? ROWS_PER_SECOND.mariadb : ROWS_PER_SECOND.mysql;
  return (rows) => LEAST_SECONDS + (rows / rate) * (method === 'insert' ? INSERT_SLOWER : 1);
}
