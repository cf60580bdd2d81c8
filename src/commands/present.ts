import { join } from 'node:path';
import { checkLine, exampleLines, summaryLines } from '../query/report.js';
import type { Summary, YearSummary } from '../query/summarise.js';
import type { Validation } from '../query/validate.js';
import { writeDurably } from '../sink/dataset-folder.js';
import { formatCount, formatMoney, formatNumberOf } from '../terminal/format.js';
import { renderPairs, renderTable } from '../terminal/table.js';

/** The summary as a table for people, a year per line below it. */
export function presentSummary(summary: Summary, years: readonly YearSummary[]): string {
  const columns = Object.keys(years[0] ?? {}).map((title) => ({
    title: title.replaceAll('_', ' '),
    align: 'right' as const,
  }));
  const rows = years.map((year) => [
    String(year.year),
    formatCount(year.rentals),
    formatMoney(year.income),
    formatCount(year.customers_joined),
    formatCount(year.copies_bought),
  ]);
  const byYear = years.length > 0 ? `\n\n${renderTable(columns, rows)}` : '';
  return `${renderPairs(summaryLines(summary))}${byYear}\n`;
}

/** The checks: all in one line when all is well, else each that did not pass with its offending rows. */
export function presentValidation(validation: Validation, every: boolean): string {
  const { passed, failed, skipped } = validation;
  const notable = validation.checks.filter((check) => every || check.status !== 'pass');
  const lines = notable.flatMap((check) => [
    `  ${checkLine(check)}`,
    ...exampleLines(check).map((example) => `            ${example}`),
  ]);
  const counts = `${formatNumberOf(passed, 'check')} passed, ${failed} failed, ${skipped} skipped`;
  return `${[...lines, counts].join('\n')}\n`;
}

/** Writes summary.json and validation.json beside the data they speak of. */
export async function writeAnswers(folder: string, summary: Summary, validation: Validation): Promise<void> {
  await writeDurably(join(folder, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  await writeDurably(join(folder, 'validation.json'), `${JSON.stringify(validation, null, 2)}\n`);
}
