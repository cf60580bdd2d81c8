import type { Check } from '../../checks/check.js';
import type { Summary } from '../../checks/summarise.js';
import { formatCount, formatDecimal, formatMoney } from '../../format.js';

/** The figures of a summary for people: label and value, in order. */
export function summaryLines(summary: Summary): [label: string, value: string][] {
  return [
    ['Rentals', formatCount(summary.total_rentals)],
    ['Rentals per week', formatDecimal(summary.rentals_per_week, 1)],
    ['First rental', summary.first_rental ?? 'none'],
    ['Last rental', summary.last_rental ?? 'none'],
    ['Checked out', formatCount(summary.checked_out)],
    ['Active customers', formatCount(summary.active_customers)],
    ['Inventory items', formatCount(summary.inventory_items)],
    ['… opening stock', formatCount(summary.inventory_items - summary.inventory_added)],
    ['… bought since', formatCount(summary.inventory_added)],
    ...known('Rental income', summary.rental_income),
    ...known('Late fees', summary.late_fees),
    ['Total income', formatMoney(summary.total_income)],
    ['Lost sales', summary.lost_sales === null ? 'unknown' : formatCount(summary.lost_sales)],
  ];
}

/** An amount of money, if it is known. */
function known(label: string, amount: number | null): [label: string, value: string][] {
  return amount === null ? [] : [[label, formatMoney(amount)]];
}

/** A check's status and its name. */
export function checkTitle({ status, name }: Check): string {
  return `${status.padEnd(7)} ${name}`;
}

/** The finding of a check, or why it could not run; undefined if it passed. */
export function checkFinding({ status, expected, found, reason }: Check): string | undefined {
  if (reason !== undefined) return reason;
  if (status === 'pass') return undefined;
  const [holds, rows] = [found ?? 0, found === 1 ? '1 row breaks' : `${formatCount(found ?? 0)} rows break`];
  return expected === 0 ? `${rows} the rule` : `${formatCount(holds)} of ${formatCount(expected ?? 0)} figures hold`;
}

/** The offending rows of a check, a line each. */
export function exampleLines(check: Check): string[] {
  return check.examples.map((row) =>
    Object.entries(row)
      .map(([column, value]) => `${column} ${value ?? 'NULL'}`)
      .join(', '),
  );
}
