import { describe, expect, test } from 'vitest';
import { describeAssumptions, requireRentals } from '../../../../src/jobs/update/foreign/describe-plan.js';
import { selectUsable } from '../../../../src/jobs/update/foreign/foreign-chain.js';
import { FIRST_DAY, foreignChain, foreignConfig, ROWS, SALES } from '../../../support/foreign-rows.js';

const start = { firstDay: FIRST_DAY, firstRentalId: 1, firstPaymentId: 1, fees: [], delay: undefined };
const facts = {
  start,
  rows: ROWS,
  usable: selectUsable(ROWS),
  sales: SALES,
  config: foreignConfig(),
  resumption: { returns: [], lost: 0, superseded: 0 },
};

describe('assumptions', () => {
  test('name the first day, the demand with the lost share, the new customers and what is left out', () => {
    const text = describeAssumptions(facts).join('\n');
    expect(text).toContain('the new weeks begin on 2004-03-01, the Monday after the last rental');
    expect(text).toContain('demand of 100 films a week before the seasons, measured over the last 8 weeks, with 8 %');
    expect(text).toContain('5 new customers a week');
    expect(text).toContain('at 1.50 a day');
    expect(text).toContain('1 store has no staff');
    expect(text).toContain('1 film has terms');
    expect(text).not.toMatch(/\b0 \w+/);
  });

  test('count late fees that are paid again, lost and superseded rentals, in one and in many', () => {
    const fee = { rentalId: 1, inventoryId: 1, customerId: 1, staffId: 1, cents: 150, second: 1 };
    const one = describeAssumptions({
      ...facts,
      start: { ...start, fees: [fee] },
      resumption: { returns: [], lost: 1, superseded: 2 },
    }).join('\n');
    expect(one).toContain('; 1 late fee paid after it is');
    expect(one).toContain('1 open rental counts as lost');
    expect(one).toContain('2 rentals are open though their copy went out again');
  });

  test('give the reason of a later start instead', () => {
    const [first] = describeAssumptions({ ...facts, start: { ...start, delay: 'because' } });
    expect(first).toBe('the new weeks begin on 2004-03-01: because');
  });

  test('name the copies that are bought after the new weeks', () => {
    const config = foreignConfig(1);
    const copies = ROWS.copies.map((copy) => ({ ...copy, boughtSecond: 7 * 86_400 }));
    const usable = selectUsable({ ...ROWS, copies });
    expect(describeAssumptions({ ...facts, config, usable }).at(-1)).toMatch(
      /^4 copies are bought after the new weeks/,
    );
  });
});

describe('an update without rentals is refused, since', () => {
  const chain = foreignChain();
  const refusal = (changed: object, season?: number) => {
    try {
      requireRentals(0, { ...chain, ...changed }, { weeks: 4, season });
    } catch (error) {
      return String(error);
    }
    return 'none';
  };

  test('there are no copies, no customers or no demand', () => {
    expect(refusal({ copies: { ...chain.copies, count: 0 } })).toContain('no store with staff has a copy');
    expect(refusal({ members: { ...chain.members, count: 0 } })).toContain('no customer is active');
    expect(refusal({}, -99.5)).toContain('--season -99.5 leaves next to no demand');
    expect(refusal({})).toContain('An update of 4 weeks would add no rental: the recent demand is too small');
  });

  test('every copy is bought after the new weeks', () => {
    const boughtSecond = new Int32Array([28 * 86_400 + 5, 40 * 86_400]);
    expect(refusal({ copies: { ...chain.copies, count: 2, boughtSecond } })).toContain(
      'the new weeks end on 2004-03-28, and the first of the 2 copies is bought on 2004-03-29',
    );
  });

  test('one rental is enough', () => {
    expect(() => requireRentals(1, { ...chain, copies: { ...chain.copies, count: 0 } }, { weeks: 1 })).not.toThrow();
  });
});
