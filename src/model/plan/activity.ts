import { DAY } from '../calendar/civil.js';
import { NEW_CUSTOMER_STAGES } from './customer-life.js';
import type { Members } from './members.js';
import type { SignUps } from './sign-ups.js';

/** The most that the customers of a store may raise a day's demand above the expected one. */
const MAX_FACTOR = 3;

/**
 * How active a store's customers are on each day, where 1 is what was expected of them: the factor of its demand.
 * It follows who joined and who left.
 *
 * @param shares - of each store
 * @returns by store and day: `factors[store * days + day]`
 */
export function measureActivity(members: Members, signUps: SignUps, shares: Float64Array, days: number): Float64Array {
  const factors = new Float64Array(shares.length * days);
  for (let row = 0; row < members.count; row++) {
    const first = members.storeIndex[row]! * days;
    const joinDay = Math.floor(members.joinSecond[row]! / DAY);
    const quitDay = members.quitDay[row]!;
    const activity = members.activity[row]!;
    const change = (day: number, by: number) => {
      if (day < days) factors[first + Math.max(day, 0)]! += by;
    };
    let from = joinDay;
    let factor: number = NEW_CUSTOMER_STAGES[0].factor;
    change(joinDay, activity * factor);
    for (const [index, { days: age }] of NEW_CUSTOMER_STAGES.entries()) {
      from = joinDay + age;
      if (from >= quitDay) break;
      const next = NEW_CUSTOMER_STAGES[index + 1]?.factor ?? 1;
      change(from, activity * (next - factor));
      factor = next;
    }
    change(quitDay, -activity * factor);
  }
  for (let store = 0; store < shares.length; store++) {
    let active = 0;
    for (let day = 0; day < days; day++) {
      const at = store * days + day;
      active += factors[at]!;
      const expected = signUps.activity[Math.floor(day / 7)]! * shares[store]!;
      factors[at] = expected > 0 ? Math.min(MAX_FACTOR, active / expected) : 0;
    }
  }
  return factors;
}
