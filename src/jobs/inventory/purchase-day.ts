import { DatagenError } from '../../errors.js';
import { dateText, parseDay } from '../../model/calendar/civil.js';
import type { Bounds } from './stock.js';

/** The first and the last day whose every second fits the schema's TIMESTAMP. */
const FIRST_DAY = '1971-01-01';
const LAST_DAY = '2038-01-18';

/**
 * Chooses the day of a purchase: the one asked for, else the first on which copies can be bought.
 *
 * A database of this program numbers copies in the order of purchase, and its weeks are simulated. So a purchase comes
 * after its last week and not before its last purchase. For any other database, any day is allowed. The default is the
 * day after the last rental, or the day of the last purchase if nothing was rented.
 *
 * @param wanted - ISO date
 * @param openDay - the day after the last simulated week; undefined if that is unknown
 * @throws DatagenError `usage`
 */
export function choosePurchaseDay(wanted: string | undefined, bounds: Bounds, openDay: string | undefined): string {
  const earliest = earliestDay(bounds, openDay);
  const day = wanted ?? earliest;
  if (day === undefined) {
    throw new DatagenError(
      'usage',
      'The database has neither rentals nor copies, so the day of the purchase is unknown.',
      {
        hint: 'Name the day of the purchase with --date YYYY-MM-DD.',
      },
    );
  }
  if (day < FIRST_DAY || day > LAST_DAY) {
    throw new DatagenError('usage', `A copy cannot be bought on ${day}.`, {
      hint: `The schema’s dates lie between ${FIRST_DAY} and ${LAST_DAY}.`,
    });
  }
  if (openDay !== undefined && earliest !== undefined && day < earliest) {
    throw new DatagenError(
      'usage',
      `A copy cannot be bought on ${day}: ${
        day < openDay
          ? `the weeks up to ${dateText(parseDay(openDay) - 1)} are already simulated`
          : `copies are numbered in the order of purchase, and the last was bought on ${earliest}`
      }.`,
      { hint: `The first day possible is ${earliest}, which is also the default of --date.` },
    );
  }
  return day;
}

function earliestDay(bounds: Bounds, openDay: string | undefined): string | undefined {
  const lastPurchase = bounds.lastPurchase?.slice(0, 10);
  if (openDay !== undefined) {
    return lastPurchase !== undefined && lastPurchase > openDay ? lastPurchase : openDay;
  }
  return bounds.lastRental === null ? lastPurchase : dateText(parseDay(bounds.lastRental) + 1);
}
