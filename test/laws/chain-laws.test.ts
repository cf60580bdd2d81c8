import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY } from '../../src/model/calendar/civil.js';
import { isClosed } from '../../src/model/calendar/holidays.js';
import { CLOSES, OPENS } from '../../src/model/calendar/opening-hours.js';
import { SHELF_GAP_SECONDS } from '../../src/model/store/checkout.js';
import { configOf, type PaymentRow, type SimulatedRun, simulateRun } from '../support/simulate.js';
import { oddConfig } from './arbitrary-config.js';

/** Holds a law for odd chains of every kind. */
function law(name: string, holds: (run: SimulatedRun) => void): void {
  test(name, () => {
    fc.assert(
      fc.property(oddConfig, (config) => holds(simulateRun(config))),
      { numRuns: 40 },
    );
  });
}

const storeOfStaff = (staffId: number) => Math.floor((staffId - 1) / 2);

describe('in every chain', () => {
  law('no copy is rented again before it is back on the shelf', ({ chain, rentals }) => {
    const freeAt = new Map<number, number>();
    for (const rental of rentals) {
      expect(freeAt.get(rental.inventoryId) ?? -Infinity).toBeLessThanOrEqual(rental.second);
      const back = rental.returnSecond === -1 ? chain.asOfDay * DAY : rental.returnSecond;
      freeAt.set(rental.inventoryId, back + SHELF_GAP_SECONDS);
    }
  });

  law(
    'rentals and payments are in order of time, ties by store, late fees before what is paid at the counter',
    ({ chain, rentals, payments }) => {
      const storeOf = (inventoryId: number) => chain.copies.storeIndex[inventoryId - 1]!;
      for (let i = 1; i < rentals.length; i++) {
        const before = rentals[i - 1]!;
        const rental = rentals[i]!;
        expect(rental.second).toBeGreaterThanOrEqual(before.second);
        if (rental.second === before.second) {
          expect(storeOf(rental.inventoryId)).toBeGreaterThanOrEqual(storeOf(before.inventoryId));
        }
      }
      const isCounter = ({ rentalId, second }: PaymentRow) => rentals[rentalId - 1]!.second === second;
      for (let i = 1; i < payments.length; i++) {
        const before = payments[i - 1]!;
        const payment = payments[i]!;
        expect(payment.second).toBeGreaterThanOrEqual(before.second);
        if (payment.second === before.second) {
          expect(storeOfStaff(payment.staffId)).toBeGreaterThanOrEqual(storeOfStaff(before.staffId));
          if (storeOfStaff(payment.staffId) === storeOfStaff(before.staffId) && isCounter(before)) {
            expect(isCounter(payment)).toBe(true);
            expect(payment.rentalId).toBeGreaterThan(before.rentalId);
          }
        }
      }
    },
  );

  law('everyone and everything in a rental is of one store, there, and in opening hours', (run) => {
    const { chain, rentals, leaveSecond } = run;
    for (const rental of rentals) {
      const store = chain.copies.storeIndex[rental.inventoryId - 1];
      const customer = rental.customerId - 1;
      expect(storeOfStaff(rental.staffId)).toBe(store);
      expect(chain.members.storeIndex[customer]).toBe(store);
      expect(rental.second).toBeGreaterThan(chain.copies.boughtSecond[rental.inventoryId - 1]!);
      expect(rental.second).toBeGreaterThan(chain.members.joinSecond[customer]!);
      expect(rental.second).toBeLessThan(leaveSecond[customer]!);
      expect(rental.returnSecond).toBeLessThan(leaveSecond[customer]!);
      expect(rental.second % DAY).toBeGreaterThanOrEqual(OPENS);
      expect(rental.second % DAY).toBeLessThan(CLOSES);
      expect(rental.second).toBeLessThan(chain.openDays * DAY);
    }
  });

  law('a disc comes back on a later day in opening hours, or is out at the as-of moment', (run) => {
    const { chain, rentals } = run;
    for (const rental of rentals) {
      if (rental.returnSecond === -1) continue;
      expect(Math.floor(rental.returnSecond / DAY)).toBeGreaterThan(Math.floor(rental.second / DAY));
      expect(rental.returnSecond).toBeLessThan(chain.asOfDay * DAY);
      expect(rental.returnSecond % DAY).toBeGreaterThanOrEqual(OPENS);
      expect(rental.returnSecond % DAY).toBeLessThan(CLOSES);
    }
  });

  law('each rental is paid once at the counter, and its late days once at the return', (run) => {
    const { chain, rentals, payments } = run;
    const perDay = Math.round(100 * chain.config.generation.late_fee_per_day);
    const expected = rentals.flatMap((rental) => {
      const film = chain.copies.filmIndex[rental.inventoryId - 1]!;
      const counter = { rental: rental.id, cents: chain.films.rentalRateCents[film]!, second: rental.second };
      const days = Math.floor(rental.returnSecond / DAY) - Math.floor(rental.second / DAY);
      const late = rental.returnSecond === -1 ? 0 : days - chain.films.rentalDurationDays[film]!;
      return late > 0 && perDay > 0
        ? [counter, { rental: rental.id, cents: late * perDay, second: rental.returnSecond }]
        : [counter];
    });
    const key = (row: { rental: number; cents: number; second: number }) => `${row.rental}:${row.cents}:${row.second}`;
    const found = payments.map(({ rentalId, cents, second }) => key({ rental: rentalId, cents, second }));
    expect(found.sort()).toEqual(expected.map(key).sort());
    for (const payment of payments) {
      const rental = rentals[payment.rentalId - 1]!;
      expect(payment.customerId).toBe(rental.customerId);
      expect(storeOfStaff(payment.staffId)).toBe(storeOfStaff(rental.staffId));
    }
  });

  law('the ledger is what the rows add up to', ({ chain, rentals, payments, ledger }) => {
    const counter = payments.filter((payment) => rentals[payment.rentalId - 1]!.second === payment.second);
    const cents = (rows: typeof payments) => rows.reduce((sum, row) => sum + row.cents, 0);
    const { total } = ledger;
    expect(total.rentals).toBe(rentals.length);
    expect(total.revenue_cents).toBe(cents(counter));
    expect(total.late_fees).toBe(payments.length - counter.length);
    expect(total.late_fee_cents).toBe(cents(payments) - cents(counter));
    expect(total.checked_out).toBe(rentals.filter((rental) => rental.returnSecond === -1).length);
    expect(total.rentals + total.lost_sales).toBe(chain.demand.wanted.reduce((sum, wanted) => sum + wanted, 0));
    for (const field of ['rentals', 'lost_sales', 'revenue_cents', 'late_fees', 'late_fee_cents'] as const) {
      expect(ledger.months.reduce((sum, month) => sum + month[field], 0)).toBe(total[field]);
    }
  });

  law(
    'nothing is rented on a day when the stores are closed, and every event is within the run',
    ({ chain, rentals }) => {
      const { config, firstDay, events, openDays } = chain;
      for (const { second } of rentals) expect(isClosed(config, firstDay + Math.floor(second / DAY))).toBe(false);
      for (let event = 0; event < events.count; event++) {
        expect(events.firstDay[event]!).toBeLessThan(openDays);
        expect(events.lastDay[event]!).toBeGreaterThanOrEqual(Math.max(0, events.firstDay[event]!));
        if (event > 0) expect(events.firstDay[event]!).toBeGreaterThanOrEqual(events.firstDay[event - 1]!);
      }
    },
  );

  law('nobody comes twice a day, and nobody takes the same film twice in a visit', ({ chain, rentals }) => {
    const visits = new Map<string, { second: number; films: Set<number> }>();
    for (const rental of rentals) {
      const film = chain.copies.filmIndex[rental.inventoryId - 1]!;
      const key = `${rental.customerId}:${Math.floor(rental.second / DAY)}`;
      const visit = visits.get(key) ?? { second: rental.second, films: new Set() };
      expect(visit.second).toBe(rental.second);
      expect(visit.films.has(film)).toBe(false);
      visits.set(key, { second: rental.second, films: visit.films.add(film) });
      expect(visit.films.size).toBeLessThanOrEqual(3);
    }
  });

  law('the discs of a visit come back at one moment, but for one at most, and never on a closed day', (run) => {
    const visits = new Map<string, Set<number>>();
    for (const rental of run.rentals) {
      const key = `${rental.customerId}:${rental.second}`;
      visits.set(key, (visits.get(key) ?? new Set()).add(rental.returnSecond));
      const moments = [rental.second, ...(rental.returnSecond < 0 ? [] : [rental.returnSecond])];
      for (const moment of moments) expect(run.chain.closed[Math.floor(moment / DAY)]).toBe(0);
    }
    for (const returns of visits.values()) expect(returns.size).toBeLessThanOrEqual(2);
  });

  law('copies and customers are numbered in order of appearance', ({ chain }) => {
    for (const seconds of [chain.copies.boughtSecond, chain.members.joinSecond]) {
      for (let i = 1; i < seconds.length; i++) expect(seconds[i]!).toBeGreaterThanOrEqual(seconds[i - 1]!);
    }
  });
});

test('the size of a block changes nothing', () => {
  fc.assert(
    fc.property(oddConfig, fc.integer({ min: 1, max: 13 }), (config, blockWeeks) => {
      const one = simulateRun(config, 1);
      const other = simulateRun(config, blockWeeks);
      expect(other.rentals).toEqual(one.rentals);
      expect(other.payments).toEqual(one.payments);
      expect(other.ledger).toEqual(one.ledger);
      expect(other.leaveSecond).toEqual(one.leaveSecond);
    }),
    { numRuns: 15 },
  );
});

test('a shorter run is the beginning of a longer one, but for what its as-of moment hides', () => {
  fc.assert(
    fc.property(oddConfig, fc.integer({ min: 1, max: 30 }), (config, more) => {
      const weeks = config.master_simulation.total_weeks;
      const longer = {
        ...config,
        master_simulation: { ...config.master_simulation, total_weeks: weeks + more },
      };
      const short = simulateRun(config);
      const long = simulateRun(longer);
      const asOf = short.chain.asOfDay * DAY;
      const end = short.chain.openDays * DAY;
      const hidden = long.rentals
        .filter((rental) => rental.second < end)
        .map((rental) => ({
          ...rental,
          returnSecond: rental.returnSecond >= asOf ? -1 : rental.returnSecond,
        }));
      expect(short.rentals).toEqual(hidden);
      const before = (run: SimulatedRun) => run.payments.filter((payment) => payment.second < end);
      expect(before(short)).toEqual(before(long));
      const joined = short.chain.members.count;
      expect(long.chain.members.joinSecond.slice(0, joined)).toEqual(short.chain.members.joinSecond.slice());
      expect(long.chain.members.quitDay.slice(0, joined)).toEqual(short.chain.members.quitDay.slice());
      const bought = short.chain.copies.count;
      expect(long.chain.copies.filmIndex.slice(0, bought)).toEqual(short.chain.copies.filmIndex.slice());
      expect(long.chain.copies.boughtSecond.slice(0, bought)).toEqual(short.chain.copies.boughtSecond.slice());
    }),
    { numRuns: 25 },
  );
});

test('a chain with a single copy rents it to one customer at a time', () => {
  const run = simulateRun(
    configOf({
      simulation: { scale_factor: 0.4 },
      generation: { films_count: 1, stores_count: 1, initial_customers: 25, weekly_new_customers: 0 },
      master_simulation: { total_weeks: 20, inventory_additions: [] },
    }),
  );
  expect(run.chain.copies.count).toBe(1);
  expect(run.rentals.length).toBeGreaterThan(10);
  expect(run.ledger.total.lost_sales).toBeGreaterThan(run.rentals.length);
});
