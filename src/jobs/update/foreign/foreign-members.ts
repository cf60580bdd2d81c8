import { DAY } from '../../../model/calendar/civil.js';
import { NEVER } from '../../../model/catalog/small-table-source.js';
import { orderByTime, sharedInt32, shareInt32 } from '../../../model/plan/columns.js';
import { createTraitDraw } from '../../../model/plan/customer-life.js';
import { planHouseholds } from '../../../model/plan/households.js';
import type { Members } from '../../../model/plan/members.js';
import { Purpose, Stream } from '../../../model/random/stream.js';
import type { ForeignChainParts, UsableRows } from './foreign-chain.js';

/** The genres of a foreign database's films are not read, so its customers like them all. */
const ANY_GENRE = -1;

interface Member {
  readonly id: number;
  readonly storeIndex: number;
  readonly joinSecond: number;
  readonly quitDay: number;
  readonly activity: number;
  readonly tastes: number;
  readonly habits: number;
}

/** The present customers, each with a quit day drawn, and those who will join. */
export function joinMembers(
  { config, firstCustomerId }: ForeignChainParts,
  { customers, stores }: UsableRows,
  joining: Members,
): Members {
  const drawTraits = createTraitDraw(config);
  const present = customers.map(({ customerId, store, joinDay }): Member => {
    const life = new Stream(config.simulation.seed, customerId, 0, Purpose.foreignCustomerLife);
    const morning = 8 * 3600 + life.below(2 * 3600 - 1);
    const traits = drawTraits(life, joinDay);
    return {
      id: customerId,
      storeIndex: store,
      joinSecond: joinDay * DAY + morning,
      // A customer who is active after the drawn day may still quit later.
      quitDay: traits.quitDay > 0 ? traits.quitDay : drawTraits(life, 0).quitDay,
      activity: traits.activity,
      tastes: ANY_GENRE,
      habits: traits.habits,
    };
  });
  // Ids rise in the order of joining, so new customers join after those who are known to join in the new weeks.
  const end = 7 * config.master_simulation.total_weeks;
  const latest = customers.reduce((last, { joinDay }) => (joinDay < end - 1 ? Math.max(last, joinDay) : last), -1);
  const coming = postpone(joining, latest + 1).map((member, row): Member => ({ ...member, id: firstCustomerId + row }));
  const all = [...present, ...coming];
  const order = orderByTime(all.map(({ joinSecond }) => joinSecond));
  const column = (name: keyof Member) => shareInt32(Array.from(order, (index) => all[index]?.[name] ?? 0));
  const id = column('id');
  const storeIndex = column('storeIndex');
  const isNew = (row: number) => (id[row] ?? 0) >= firstCustomerId;
  return {
    count: all.length,
    id,
    storeIndex,
    joinSecond: column('joinSecond'),
    quitDay: column('quitDay'),
    activity: column('activity'),
    housemate: settle(config.simulation.seed, storeIndex, stores.length, isNew),
    tastes: column('tastes'),
    habits: column('habits'),
  };
}

/** Households of new customers; of the present ones the database knows the addresses. */
function settle(seed: number, storeIndex: Int32Array, stores: number, isNew: (row: number) => boolean): Int32Array {
  const rows = Int32Array.from(storeIndex.keys()).filter(isNew);
  const mates = planHouseholds(
    seed,
    storeIndex.filter((_, row) => isNew(row)),
    stores,
  );
  const housemate = sharedInt32(storeIndex.length).fill(-1);
  mates.forEach((mate, at) => {
    housemate[rows[at] ?? 0] = rows[mate] ?? -1;
  });
  return housemate;
}

/** Moves joinings before a day to that day, and sorts them by time. */
function postpone(joining: Members, firstDay: number): readonly Omit<Member, 'id'>[] {
  const coming = Array.from({ length: joining.count }, (_, row) => {
    const joinSecond = joining.joinSecond[row] ?? 0;
    const quitDay = joining.quitDay[row] ?? NEVER;
    const later = Math.max(0, firstDay - Math.floor(joinSecond / DAY));
    return {
      storeIndex: joining.storeIndex[row] ?? 0,
      joinSecond: joinSecond + later * DAY,
      quitDay: quitDay === NEVER ? NEVER : quitDay + later,
      activity: joining.activity[row] ?? 1,
      tastes: ANY_GENRE,
      habits: joining.habits[row] ?? 0,
    };
  });
  return coming.sort((x, y) => x.joinSecond - y.joinSecond);
}
