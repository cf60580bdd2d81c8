import { join } from 'node:path';
import type { Summary, YearSummary } from '../../checks/summarise.js';
import type { Validation } from '../../checks/validate.js';
import { writeDurably } from '../../dataset/durable-file.js';
import { formatCount, formatMoney, formatNumberOf } from '../../format.js';
import { renderPairs, renderTable, wrapBelow } from '../terminal/table.js';
import { checkFinding, checkTitle, exampleLines, summaryLines } from './result-lines.js';

const YEAR_COLUMNS = ['year', 'rentals', 'total income', 'customers joined', 'copies bought'].map((title) => ({
  title,
  align: 'right' as const,
}));

/** The summary as a table for people. Below it stands a table with a line per year and their sum. */
export function presentSummary(summary: Summary): string {
  const { years } = summary;
  const row = (name: string, of: readonly YearSummary[]): string[] => {
    const sum = (figure: (year: YearSummary) => number) => of.reduce((total, year) => total + figure(year), 0);
    return [
      name,
      formatCount(sum((year) => year.rentals)),
      formatMoney(sum((year) => year.total_income)),
      formatCount(sum((year) => year.customers_joined)),
      formatCount(sum((year) => year.copies_bought)),
    ];
  };
  const rows = years.map((year) => row(String(year.year), [year]));
  const byYear = years.length > 0 ? `\n\n${renderTable(YEAR_COLUMNS, rows, row('total', years))}` : '';
  return `${renderPairs(summaryLines(summary))}${byYear}\n`;
}

/** The finding is printed below a check's name. */
const CHECK_INDENT = 10;

/**
 * The checks, each with its purpose: every one, or those that did not pass with their offending rows; then how many
 * passed.
 *
 * @param width - of a line
 */
export function presentValidation(validation: Validation, every: boolean, width: number): string {
  const { passed, failed, errors, skipped, dirty } = validation;
  const below = ' '.repeat(CHECK_INDENT);
  const lines = validation.checks
    .filter((check) => every || check.status !== 'pass')
    .flatMap((check) => {
      const finding = checkFinding(check);
      const sentences = [check.purpose, ...(finding === undefined ? [] : [finding])];
      return [
        `  ${checkTitle(check)}`,
        ...sentences.map((sentence) => `${below}${wrapBelow(sentence, width, CHECK_INDENT)}`),
        ...exampleLines(check).map((example) => `${below}  ${example}`),
      ];
    });
  const couldNotRun = errors > 0 ? `, ${errors} could not run` : '';
  const counts = `${formatNumberOf(passed, 'check')} passed, ${failed} failed, ${skipped} skipped${couldNotRun}`;
  const expected = dirty === undefined ? '' : `; ${formatNumberOf(dirty, 'check')} failed, as expected of dirty data`;
  return `${[...lines, `${counts}${expected}`].join('\n')}\n`;
}

/** Writes summary.json and validation.json into the dataset folder. */
export async function writeAnswers(folder: string, summary: Summary, validation: Validation): Promise<void> {
  await writeDurably(join(folder, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  await writeDurably(join(folder, 'validation.json'), `${JSON.stringify(validation, null, 2)}\n`);
}
