import { type Command, Option } from 'commander';

/** The option of every command that changes a database: whether the server's binary log gets the changes. */
export function addBinlogOption(command: Command): Command {
  return command.addOption(
    new Option('--no-binlog', 'keep the changes out of the server’s binary log, so replicas do not get them'),
  );
}
