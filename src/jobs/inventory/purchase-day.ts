import { DatagenError } from '../../errors.js';
import { dateText, parseDay } from '../../model/calendar/civil.js';
import type { Bounds } from './read-stock.js';

/** The first and the last day that the schema's TIMESTAMP can hold whole. */
const FIRST_DAY = '1971-01-01';
const LAST_DAY = '2038-01-18';

/**
 * The day of a purchase: the one asked for, else the first on which copies can be bought.
 *
 * A database of this program numbers copies in the order of purchase and has simulated its weeks to the end, so a
 * purchase comes after them and after the last purchase. Any other database takes any day; unless one is asked for, the
 * day after its last rental, or where there is none the day of its last purchase.
 *
 * @param wanted - ISO date
 * @param endOfTrade - the day after the last simulated week; undefined when the program did not make the database
 * @throws DatagenError `usage`
 */
export function choosePurchaseDay(wanted: string | undefined, bounds: Bounds, endOfTrade: string | undefined): string {
  const earliest = earliestDay(bounds, endOfTrade);
  const day = wanted ?? earliest;
  if (day === undefined) {
    throw new DatagenError('usage', 'The database has neither rentals nor copies to tell the day by.', {
      hint: 'Name the day of the purchase with --date YYYY-MM-DD.',
    });
  }
  if (day < FIRST_DAY || day > LAST_DAY) {
    throw new DatagenError('usage', `A copy cannot be bought on ${day}.`, {
      hint: `The schema’s dates lie between ${FIRST_DAY} and ${LAST_DAY}.`,
    });
  }
  if (endOfTrade !== undefined && earliest !== undefined && day < earliest) {
    throw new DatagenError(
      'usage',
      `A copy cannot be bought on ${day}: ${
        day < endOfTrade
          ? `what happened until ${dateText(parseDay(endOfTrade) - 1)} has been simulated without it`
          : `copies are numbered in the order of purchase, and the last was bought on ${earliest}`
      }.`,
      { hint: `The first day possible is ${earliest}, which is also the default of --date.` },
    );
  }
  return day;
}

function earliestDay(bounds: Bounds, endOfTrade: string | undefined): string | undefined {
  const lastPurchase = bounds.lastPurchase?.slice(0, 10);
  if (endOfTrade !== undefined) {
    return lastPurchase !== undefined && lastPurchase > endOfTrade ? lastPurchase : endOfTrade;
  }
  return bounds.lastRental === null ? lastPurchase : nextDay(bounds.lastRental);
}

function nextDay(date: string): string {
  return dateText(parseDay(date) + 1);
}
