import { describe, expect, test } from 'vitest';
import { resumeState } from '../../../../src/jobs/update/foreign/foreign-state.js';
import type { PendingRental } from '../../../../src/jobs/update/foreign/read-chain.js';
import { DAY } from '../../../../src/model/calendar/civil.js';
import { NEVER } from '../../../../src/model/catalog/small-table-source.js';
import { planBlocks } from '../../../../src/model/plan/plan-blocks.js';
import { CUSTOMER_FIELDS, CustomerField } from '../../../../src/model/store/state.js';
import { createSharedRun } from '../../../../src/pipeline/shared-run.js';
import { foreignChain } from '../../../support/foreign-rows.js';

const chain = foreignChain();
const rowOf = (ids: Int32Array, rows: Int32Array, id: number) => rows.findIndex((row) => ids[row] === id);

function resume(...pending: PendingRental[]) {
  const { state } = createSharedRun(chain, planBlocks(chain, 4), 1);
  const resumption = resumeState(chain, state, pending, []);
  const customer = (id: number, field: number) =>
    state.customers[rowOf(chain.members.id, chain.membersByStore.rows, id) * CUSTOMER_FIELDS + field];
  const freeAt = (id: number) => state.freeAt[rowOf(chain.copies.id, chain.copiesByStore.rows, id)] ?? 0;
  const feeOf = (id: number) => state.feeRentalId[rowOf(chain.copies.id, chain.copiesByStore.rows, id)];
  return { ...resumption, customer, freeAt, feeOf };
}

const open = {
  rentalId: 900,
  inventoryId: 1,
  customerId: 1,
  staffId: 7,
  second: -DAY,
  returnSecond: null,
  isLatest: 1,
};

test('a copy cannot be rented before it is bought', () => {
  expect(resume().freeAt(5)).toBe(2 * DAY);
  expect(resume().freeAt(1)).toBeLessThanOrEqual(0);
});

test('an open rental keeps its copy, and comes back by the rule: three days after, or late', () => {
  const { returns, freeAt } = resume(open);
  expect(returns).toHaveLength(1);
  const [{ rentalId, second } = { rentalId: 0, second: 0 }] = returns;
  expect(rentalId).toBe(900);
  expect(second).toBeGreaterThanOrEqual(2 * DAY);
  expect(freeAt(1)).toBeGreaterThan(second);
});

test('three in ten rentals are late, and only those have a fee to come', () => {
  const late = Array.from({ length: 300 }, (_, at) => {
    const { returns, feeOf } = resume({ ...open, rentalId: 1000 + at });
    const isLate = (returns[0]?.second ?? NEVER) >= 3 * DAY;
    expect(feeOf(1) === 1000 + at).toBe(isLate);
    return isLate;
  }).filter(Boolean);
  expect(late.length).toBeGreaterThan(60);
  expect(late.length).toBeLessThan(120);
});

test('a rental that is overdue comes back in the first two weeks', () => {
  const { returns, lost } = resume({ ...open, second: -60 * DAY });
  expect(lost).toBe(0);
  expect(returns[0]?.second).toBeGreaterThan(0);
  expect(returns[0]?.second).toBeLessThan(14 * DAY);
});

test('a rental whose fee would pass 999.99 is lost, and so is one of a copy that can’t be rented', () => {
  const old = resume({ ...open, second: -700 * DAY });
  expect([old.lost, old.returns]).toEqual([1, []]);
  expect(old.freeAt(1)).toBe(NEVER);
  expect(resume({ ...open, inventoryId: 6 })).toMatchObject({ lost: 1, returns: [] });
});

test('a rental that is open though its copy was rented again stays open, and the copy stays in', () => {
  const { superseded, returns, freeAt } = resume({ ...open, isLatest: 0 });
  expect([superseded, returns]).toEqual([1, []]);
  expect(freeAt(1)).toBe(NEVER);
});

describe('a customer', () => {
  test('with a rental that stays open does not quit', () => {
    const { customer } = resume({ ...open, isLatest: 0 });
    expect(customer(1, CustomerField.quitDay)).toBe(NEVER);
  });

  test('stays until the last return, of a rental that came back later too', () => {
    const { customer, freeAt } = resume({ ...open, returnSecond: 3 * DAY + 5 });
    expect(customer(1, CustomerField.lastReturn)).toBe(3);
    expect(freeAt(1)).toBeGreaterThan(3 * DAY + 5);
  });
});
