import type { Backup } from '../../engines/backup/backup.js';
import { quoteName } from '../../engines/mysql/query.js';
import { formatBytes, formatCount, formatNumberOf, formatSeconds } from '../../format.js';
import type { Growth } from '../../jobs/maintain/growth.js';
import type { SlowReport } from '../../jobs/maintain/slow.js';
import type { Stats, TableTask } from '../../jobs/maintain/tables.js';
import type { TablesReport } from '../../jobs/maintain/tasks.js';
import { programCall, quoteWord } from '../../program-call.js';
import type { Calls } from '../calls.js';
import { renderPairs, renderTable, right } from '../terminal/table.js';

const BAR_WIDTH = 40;
const MAX_STATEMENT = 100;

/** A table per line. */
export function presentStats(stats: Stats): string {
  const table = renderTable(
    [{ title: 'table' }, right('rows'), right('data'), right('indexes'), { title: 'first' }, { title: 'last' }],
    stats.tables.map((each) => [
      each.table,
      formatCount(each.rows),
      formatBytes(each.data_bytes),
      formatBytes(each.index_bytes),
      each.first ?? '',
      each.last ?? '',
    ]),
  );
  return `${table}\n\n${formatNumberOf(stats.rows, 'row')} in ${formatNumberOf(stats.tables.length, 'table')}, ${formatBytes(stats.bytes)}\n`;
}

/** A bar per week, as long as its rentals. */
export function presentGrowth(growth: Growth): string {
  const { weeks, first_whole_week: first, last_whole_week: last } = growth;
  if (weeks.length === 0) return 'Nothing has been rented.\n';
  const most = Math.max(...weeks.map((week) => week.rentals), 1);
  const table = renderTable(
    [{ title: 'week of' }, right('rentals'), right('change'), { title: '' }],
    weeks.map((week) => [
      `${week.monday}${week.whole ? '' : ' (part)'}`,
      formatCount(week.rentals),
      percent(week.change, 0),
      '█'.repeat(Math.round((week.rentals / most) * BAR_WIDTH)),
    ]),
  );
  if (first === null || last === null) return `${table}\n\nNo week is whole.\n`;
  const figures = renderPairs([
    ['First whole week', `${formatCount(first.rentals)} (${first.monday})`],
    ['Last whole week', `${formatCount(last.rentals)} (${last.monday})`],
    ['Change', percent(growth.change, 1)],
    ['Mean growth a week', percent(growth.mean_weekly_growth, 2)],
  ]);
  return `${table}\n\n${figures}\n`;
}

/** What may be slow, and what to do. */
export function presentSlow(report: SlowReport): string {
  const keys = report.unindexed_keys.map(({ table, column, parent }) => `  ${table}.${column} names rows of ${parent}`);
  const unknown = report.tables_without_statistics.map((table) => `  ${table}`);
  const parts = [
    section('Columns that name another table’s rows and have no index', keys),
    section(`Tables without statistics (${programCall('maintain', 'analyze')} makes them)`, unknown),
  ];
  if (report.statement_hint !== null) parts.push(`Longest statements: unknown. ${report.statement_hint}`);
  else if (report.statements.length === 0) parts.push(`Longest statements: none in ${report.statement_source}`);
  else {
    const table = renderTable(
      [right('longest'), right('mean'), right('runs'), right('examined'), { title: 'statement' }],
      report.statements.map((each) => [
        formatSeconds(each.longest_ms / 1000),
        formatSeconds(each.mean_ms / 1000),
        formatCount(each.runs),
        formatCount(each.rows_examined),
        each.statement.slice(0, MAX_STATEMENT),
      ]),
    );
    parts.push(`Longest statements, from ${report.statement_source}\n${table}`);
  }
  return `${parts.join('\n\n')}\n`;
}

/** What was done to each table. */
export function presentTables(task: TableTask, result: TablesReport): string {
  const table = renderTable(
    [{ title: 'table' }, { title: 'status' }, right('time'), { title: 'message' }],
    result.tables.map((each) => [each.table, each.status, formatSeconds(each.seconds), each.message ?? '']),
  );
  const sizes = `${formatBytes(result.bytes_before)} before, ${formatBytes(result.bytes_after)} after`;
  return `${table}\n${task === 'optimize' ? `\n${sizes}\n` : ''}`;
}

/** Where the backup is and how to restore it. */
export function presentBackup(backup: Backup, database: string, calls: Calls): string {
  const restored = `${database}_restored`;
  const warnings = backup.warnings.map((warning) => `note: ${warning}\n`).join('');
  const holds = [
    'tables, views and triggers',
    ...(backup.routines === null ? [] : [formatNumberOf(backup.routines, 'routine')]),
    ...(backup.events === null ? [] : [formatNumberOf(backup.events, 'event')]),
  ].join(', ');
  return `${warnings}${backup.file}: ${formatBytes(backup.file_bytes)}, ${formatBytes(backup.sql_bytes)} of SQL (${holds}).
Restore it into a database of its own:
  ${calls.to('server', 'shell', '-D', database, '-e', `CREATE DATABASE ${quoteName(restored)}`)}
  gunzip -c ${quoteWord(backup.file)} | ${calls.to('server', 'shell', '-D', restored)}
`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? `${title}: none` : `${title}:\n${lines.join('\n')}`;
}

function percent(share: number | null, decimals: number): string {
  if (share === null) return '';
  return `${share > 0 ? '+' : ''}${(100 * share).toFixed(decimals)} %`;
}
