import { type Command, Option } from 'commander';
import { describeBinlog, readBinlog } from '../../engines/mysql/binlog.js';
import { DatagenError } from '../../errors.js';
import type { OpenDatabase } from '../../jobs/open-database.js';
import type { CommandContext } from '../context.js';
import type { CommonOptions } from './options.js';

const VARIABLE = 'DVDRENTAL_NO_BINLOG';

/** The option of every command that changes a database: whether the server's binary log gets the changes. */
export function addBinlogOption(command: Command): Command {
  return command.addOption(
    new Option('--no-binlog', 'keep the changes out of the server’s binary log, so replicas do not get them'),
  );
}

/** Whether changes go to the binary log: unless --no-binlog is given, or DVDRENTAL_NO_BINLOG is 1. */
export function keepsBinlog(options: Pick<CommonOptions, 'binlog'>, context: CommandContext): boolean {
  if (options.binlog === false) return false;
  const variable = (context.environment[VARIABLE] ?? '').toLowerCase();
  if (['', '0', 'false', 'no'].includes(variable)) return true;
  if (['1', 'true', 'yes'].includes(variable)) return false;
  throw new DatagenError('usage', `${VARIABLE} is ${variable}, which is neither 1 nor 0.`);
}

/** Says what becomes of the changes to an open database in its server's binary log, if there is one. */
export async function reportBinlog({ connection, reporter }: Pick<OpenDatabase, 'connection' | 'reporter'>) {
  const words = describeBinlog(await readBinlog(connection));
  if (words !== undefined) reporter.line('binlog', words);
}
