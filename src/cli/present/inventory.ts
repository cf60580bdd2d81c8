import { formatCount, formatNumberOf } from '../../format.js';
import type { PurchaseReport } from '../../jobs/inventory/purchase.js';
import type { InventoryReport } from '../../jobs/inventory/show.js';
import { renderPairs, renderTable, right } from '../terminal/table.js';

const MAX_LINES = 20;

/** The copies of a database, for people. */
export function presentInventory(report: InventoryReport): string {
  const { per_film: perFilm } = report;
  const figures = renderPairs([
    ['Copies', formatCount(report.items)],
    ['… in', formatCount(report.in)],
    ['… out', formatCount(report.out)],
    ['Films with copies', formatCount(perFilm.films)],
    ['Films without', formatCount(perFilm.films_without_copies)],
    ['Copies per film', `${perFilm.min} to ${perFilm.max}, mean ${perFilm.mean.toFixed(2)}`],
  ]);
  const counts = (each: { items: number; in: number; out: number }) => [each.items, each.in, each.out].map(formatCount);
  const stores = renderTable(
    [right('store'), right('films'), right('copies'), right('in'), right('out')],
    report.stores.map((store) => [String(store.store_id), formatCount(store.films), ...counts(store)]),
  );
  const ages = renderTable(
    [{ title: `age on ${report.as_of}` }, right('copies'), right('in'), right('out')],
    report.ages.map((age) => [age.band, ...counts(age)]),
  );
  return `${figures}\n\n${stores}\n\n${ages}\n`;
}

/** What was bought, or would be, for people. */
export function presentPurchase(report: PurchaseReport): string {
  const { lots: lines, copies, films, bought, date, strategy } = report;
  const verb = bought ? 'Bought' : 'Would buy';
  const how = strategy === null ? '' : `, ${strategy}`;
  const head = `${verb} ${formatNumberOf(copies, 'copy', 'copies')} of ${formatNumberOf(films, 'film')} for ${money(report.cost)} on ${date}${how} (seed ${report.seed}).`;
  const stores = report.stores.map((store) => `  store ${store.store_id}: ${formatCount(store.copies)}`);
  const table = renderTable(
    [
      right('film'),
      { title: 'title' },
      { title: 'category' },
      right('store'),
      right('copies'),
      right('each'),
      right('from id'),
    ],
    lines
      .slice(0, MAX_LINES)
      .map((line) => [
        String(line.film_id),
        line.title,
        line.category ?? '',
        String(line.store_id),
        String(line.copies),
        money(line.replacement_cost),
        String(line.inventory_id),
      ]),
  );
  const rest = lines.length > MAX_LINES ? `\n… and ${lines.length - MAX_LINES} more lines, all in --json` : '';
  return `${head}\n${stores.slice(0, MAX_LINES).join('\n')}\n\n${table}${rest}\n`;
}

function money(amount: number): string {
  const [whole = '', cents = ''] = amount.toFixed(2).split('.');
  return `${formatCount(Number(whole))}.${cents}`;
}
