import { type Contents, describeEmpty, describeUnfinished, requireOwnTables } from '../../engines/contents.js';
import type { Dropped } from '../../engines/engine.js';
import { DatagenError } from '../../errors.js';
import { formatNumberOf } from '../../format.js';
import { openTarget, type Target } from '../../jobs/load/target.js';
import { programCall } from '../../program-call.js';
import type { CommandContext } from '../context.js';
import { confirmWith } from '../options/confirm.js';
import type { CommonOptions } from '../options/options.js';
import { resolveDatabase } from '../options/resolve-options.js';
import { Reporter } from '../terminal/reporter.js';

export async function drop(options: CommonOptions, context: CommandContext): Promise<void> {
  const reporter = new Reporter(context.stderr, options);
  const { request } = await resolveDatabase(options, context);
  const target = await openTarget({ ...request, context, reporter });
  try {
    const contents = await target.inspect();
    const { database } = target;
    if (contents.kind === 'empty') {
      throw new DatagenError('conflict', describeEmpty(target.title), {
        hint: 'Name another database with -D NAME.',
      });
    }
    requireOwnTables(target.title, contents, 'drop works only if this program created all tables of the database.');
    await confirmWith(options)({
      finding: describe(contents, target),
      question: 'Drop it',
      advice: `Drop it without a question: ${programCall('drop', '--yes', '-D', database)}`,
    });
    const dropped = await target.drop();
    context.stdout.write(
      options.json ? `${JSON.stringify(report(dropped, target), null, 2)}\n` : `${present(dropped, target)}\n`,
    );
  } finally {
    await target.close();
  }
}

function describe(contents: Contents, { title }: Target): string {
  if (contents.kind === 'unfinished') return describeUnfinished(title);
  return contents.kind === 'complete'
    ? `Database ${title} holds ${formatNumberOf(contents.record.weeks, 'week')}.`
    : `Database ${title} was made by this program and changed since.`;
}

function report(dropped: Dropped, { database, place }: Target) {
  return { database, place, tables: dropped.tables, database_dropped: dropped.database };
}

function present({ tables, database: isGone }: Dropped, { title }: Target): string {
  const what = `${formatNumberOf(tables.length, 'table')} of database ${title}`;
  return isGone
    ? `Dropped ${what}, and the database itself.`
    : `Dropped ${what}. The database stays: this program did not create it, or something else is in it.`;
}
