import { DatagenError } from '../../errors.js';
import type { CommandContext } from '../context.js';

const VARIABLE = 'DVDRENTAL_NO_BINLOG';

/** Whether changes go to the binary log: unless --no-binlog is given, or DVDRENTAL_NO_BINLOG is 1. */
export function keepsBinlog(options: { readonly binlog?: boolean }, context: CommandContext): boolean {
  if (options.binlog === false) return false;
  const variable = (context.environment[VARIABLE] ?? '').toLowerCase();
  if (['', '0', 'false', 'no'].includes(variable)) return true;
  if (['1', 'true', 'yes'].includes(variable)) return false;
  throw new DatagenError('usage', `${VARIABLE} is ${variable}, which is neither 1 nor 0.`);
}
