import { DatagenError } from '../../../errors.js';
import { DAY, dateText } from '../../../model/calendar/civil.js';
import type { Chain } from '../../../model/plan/chain.js';
import { programCall } from '../../../program-call.js';
import type { UpdateChoice } from '../update-choice.js';

/**
 * Refuses an update that would rent nothing out, with the reason.
 *
 * @param rentals - the number of rentals in the plan
 * @throws DatagenError `conflict`
 */
export function requireRentals(rentals: number, chain: Chain, wish: UpdateChoice): void {
  if (rentals > 0) return;
  const weeks = wish.weeks === 1 ? '1 week' : `${wish.weeks} weeks`;
  const { reason, hint } = explain(chain, wish);
  throw new DatagenError('conflict', `An update of ${weeks} would add no rental: ${reason}.`, {
    hint: `Nothing was changed. ${hint}`,
  });
}

function explain(chain: Chain, wish: UpdateChoice): { readonly reason: string; readonly hint: string } {
  const { copies, members, firstDay } = chain;
  const lastDay = firstDay + 7 * chain.weeks - 1;
  if (copies.count === 0) {
    return {
      reason: 'no store with staff has a copy of a film that can be rented',
      hint: `${programCall('inventory', 'add')} buys copies.`,
    };
  }
  const firstPurchase = firstDay + Math.floor(copies.boughtSecond.reduce((x, y) => Math.min(x, y)) / DAY);
  if (firstPurchase > lastDay) {
    return {
      reason:
        `the new weeks end on ${dateText(lastDay)}, and the first of the ${copies.count} copies is bought on ` +
        dateText(firstPurchase),
      hint: `Correct inventory.date_purchased, or buy copies with ${programCall('inventory', 'add')}.`,
    };
  }
  if (members.count === 0) {
    return {
      reason: 'no customer is active, and none joined recently',
      hint: 'Set customer.active to 1 for present customers.',
    };
  }
  if (wish.season !== undefined && wish.season <= -99) {
    return {
      reason: `--season ${wish.season} leaves next to no demand`,
      hint: 'Name a percentage nearer to 0.',
    };
  }
  return {
    reason: 'the recent demand is too small, or every wanted copy is out and does not come back',
    hint: `Append more weeks at once, or buy copies with ${programCall('inventory', 'add')}.`,
  };
}
