import { DAY } from '../calendar/civil.js';
import { RETURNING_PROFILE, secondOfDay } from '../calendar/opening-hours.js';
import { Purpose } from '../random/purpose.js';
import { Stream } from '../random/stream.js';
import type { Block } from './block.js';
import type { Chain } from './chain.js';
import type { Events } from './events.js';
import { collectLateFees, expectLateFee, listOpenFees } from './late-fees.js';
import { LEDGER_FIELDS, LedgerField, type LedgerSums } from './ledger.js';
import { remember, remembers } from './memory.js';
import { findCopy, stockShelf } from './shelf.js';
import type { State } from './state.js';
import { admitMembers, clearDrum, drawVisitor, mayCome } from './visitors.js';
import { BASKET_BITS, BASKET_MASK, drawVisits } from './visits.js';
import { Wishes } from './wishes.js';

/** A disc that is brought back is on the shelf again after so many seconds. */
export const SHELF_GAP_SECONDS = 15 * 60;
/** How many films a customer asks for before giving up on one. */
const WISHES = 5;
/** Draws for those wishes: where a film comes up again that was asked for before, the next draw counts. */
const DRAWS = 32;
/** Cents per calendar day past due. */
export const LATE_FEE_CENTS = 150;
/** Days that a disc is kept by those who are on time, and how often, cumulated. */
const DAYS_KEPT = [3, 4, 5, 6, 7] as const;
const KEPT_BELOW = [0.3, 0.6, 0.8, 0.9, 1] as const;

/**
 * Trades in one store for a block of days: every visit, wish, rental, return and lost sale. Days after the last
 * week only see discs come back. Reads and writes the store's rows of the state and its region of the events.
 *
 * Precondition: the store's earlier blocks have been simulated, in order.
 */
export function simulateStore(
  chain: Chain,
  state: State,
  events: Events,
  ledger: LedgerSums,
  store: number,
  block: Block,
): void {
  const wishes = new Wishes(chain, store);
  const dayTable = store * events.daysPerStore;
  let visits = new Int32Array(256);
  let rental = events.rentalStart[store]!;
  let fee = events.feeStart[store]!;
  let stream = new Stream(
    chain.config.simulation.seed,
    store,
    Math.floor(block.firstDay / 7),
    Purpose.shopping,
  );
  for (let day = block.firstDay; day < block.endDay; day++) {
    events.rentalDay[dayTable + day - block.firstDay] = rental;
    events.feeDay[dayTable + day - block.firstDay] = fee;
    fee = collectLateFees(state, events, ledger, store, block, day, fee);
    if (day >= chain.openDays) continue;
    if (day % 7 === 0) {
      stream = new Stream(chain.config.simulation.seed, store, day / 7, Purpose.shopping);
    }
    stockShelf(chain, state, store, day);
    let newcomers = admitMembers(chain, state, store, day);
    clearDrum(chain, state, store, day);
    wishes.openDay(day);
    const wanted = chain.demand.wanted[store * chain.demand.days + day]!;
    if (wanted > visits.length) visits = new Int32Array(wanted * 2);
    const visitCount = drawVisits(stream, wanted, visits);
    const firstRental = rental;
    for (let visit = 0; visit < visitCount; visit++) {
      // Whoever joins comes on that day: the newcomers are spread over the visits.
      let customer = -1;
      if (newcomers > 0 && stream.unit() * (visitCount - visit) < newcomers) {
        const newcomer = chain.membersByStore.start[store]! + state.joined[store]! - newcomers;
        newcomers--;
        if (mayCome(chain, state, newcomer, day)) customer = newcomer;
      }
      if (customer < 0) customer = drawVisitor(chain, state, store, day, stream);
      if (customer < 0) break;
      state.lastVisit[customer] = day;
      const second = day * DAY + (visits[visit]! >> BASKET_BITS);
      const basket = visits[visit]! & BASKET_MASK;
      rental = serve(chain, state, events, wishes, stream, store, block, customer, second, basket, rental);
    }
    book(chain, events, ledger, store, day, firstRental, rental, wanted);
  }
  events.rentalDay[dayTable + block.endDay - block.firstDay] = rental;
  events.feeDay[dayTable + block.endDay - block.firstDay] = fee;
  listOpenFees(chain, state, events, store, block);
}

/** Serves one visitor: each film of the basket is the first of up to five different wishes that is in. */
function serve(
  chain: Chain,
  state: State,
  events: Events,
  wishes: Wishes,
  stream: Stream,
  store: number,
  block: Block,
  customer: number,
  second: number,
  basket: number,
  firstEvent: number,
): number {
  const firstPlace = chain.ranges.start[store]!;
  if (firstPlace === chain.ranges.start[store + 1]) return firstEvent;
  const staffId = drawStaff(chain, store, stream);
  let event = firstEvent;
  let wishCount = 0;
  for (let film = 0; film < basket; film++) {
    const lastWish = wishCount + WISHES;
    for (let draw = 0; draw < DRAWS && wishCount < lastWish; draw++) {
      const place = firstPlace + wishes.pick(stream.unit());
      if (isAmong(wished, wishCount, place) || remembers(state, customer, place, wishes.memory)) continue;
      wished[wishCount++] = place;
      const copyRow = findCopy(chain, state, place, second);
      if (copyRow < 0) continue;
      rent(chain, state, events, stream, store, block, customer, second, staffId, place, copyRow, event);
      remember(state, customer, place, wishes.memory);
      event++;
      break;
    }
  }
  return event;
}

/** Films that the present visitor has asked for already: they are out, or in the basket. */
const wished = new Int32Array(WISHES * BASKET_MASK);

function isAmong(places: Int32Array, count: number, place: number): boolean {
  for (let i = 0; i < count; i++) if (places[i] === place) return true;
  return false;
}

/** Rents a copy out: draws when it comes back, and expects a late fee where that is past due. */
function rent(
  chain: Chain,
  state: State,
  events: Events,
  stream: Stream,
  store: number,
  block: Block,
  customer: number,
  second: number,
  staffId: number,
  place: number,
  copyRow: number,
  event: number,
): void {
  const { late_return_probability: lateChance, late_days_max: lateDaysMax } = chain.config.generation;
  const film = chain.ranges.film[place]!;
  const duration = chain.films.rentalDurationDays[film]!;
  const luck = stream.unit();
  const lateDays = luck < lateChance ? 1 + (((luck / lateChance) * lateDaysMax) | 0) : 0;
  const kept =
    lateDays > 0 ? duration + lateDays : daysKept((luck - lateChance) / (1 - lateChance), duration);
  const returnDay = ((second / DAY) | 0) + kept;
  const returned = returnDay * DAY + secondOfDay(RETURNING_PROFILE, stream.unit());
  const customerId = chain.members.id[chain.membersByStore.rows[customer]!]!;
  state.freeAt[copyRow] = returned + SHELF_GAP_SECONDS;
  if (state.lastReturn[customer]! < returnDay) state.lastReturn[customer] = returnDay;
  events.rentalSecond[event] = second;
  events.rentalReturn[event] = returned;
  events.rentalCopy[event] = copyRow;
  events.rentalCustomerId[event] = customerId;
  events.rentalStaffId[event] = staffId;
  events.rentalCents[event] = chain.films.rentalRateCents[film]!;
  if (lateDays === 0) return;
  state.feeSecond[copyRow] = returned;
  state.feeCents[copyRow] = lateDays * LATE_FEE_CENTS;
  state.feeCustomerId[copyRow] = customerId;
  state.feeStaffId[copyRow] = drawStaff(chain, store, stream);
  state.feeBlock[copyRow] = block.index;
  state.feeEvent[copyRow] = event;
  expectLateFee(state, store, returnDay, copyRow);
}

function drawStaff(chain: Chain, store: number, stream: Stream): number {
  const first = chain.staff.start[store]!;
  return chain.staff.id[first + stream.below(chain.staff.start[store + 1]! - first)]!;
}

function daysKept(uniform: number, duration: number): number {
  let choice = 0;
  while (uniform >= KEPT_BELOW[choice]! && choice < DAYS_KEPT.length - 1) choice++;
  const days = DAYS_KEPT[choice]!;
  return Math.min(days, duration);
}

/** Writes a day's trade into the ledger; what was wanted and not rented is lost. */
function book(
  chain: Chain,
  events: Events,
  ledger: LedgerSums,
  store: number,
  day: number,
  firstRental: number,
  endRental: number,
  wanted: number,
): void {
  const sums = (store * ledger.months + ledger.monthOfDay[day]!) * LEDGER_FIELDS;
  const asOf = chain.asOfDay * DAY;
  let revenue = 0;
  let out = 0;
  for (let event = firstRental; event < endRental; event++) {
    revenue += events.rentalCents[event]!;
    if (events.rentalReturn[event]! >= asOf) out++;
  }
  ledger.sums[sums + LedgerField.rentals]! += endRental - firstRental;
  ledger.sums[sums + LedgerField.lostSales]! += wanted - (endRental - firstRental);
  ledger.sums[sums + LedgerField.revenue]! += revenue;
  ledger.sums[sums + LedgerField.checkedOut]! += out;
}
