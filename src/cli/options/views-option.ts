import { type Command, Option } from 'commander';

/** The option of the commands that fill a database. */
export function addViewsOption(command: Command): Command {
  return command.addOption(new Option('--views', 'also create views for reports, such as customer_list and late_fees'));
}
