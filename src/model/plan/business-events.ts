import type { Config } from '../../config/schema.js';
import { percentMultiplier } from '../calendar/demand-calendar.js';
import { listHolidays } from '../calendar/holidays.js';
import type { EventColumns } from '../catalog/small-table-source.js';
import { type ByStore, GrowingColumn, groupByStore, orderByTime } from './columns.js';
import { type DrawnEvent, EventSource } from './draw-events.js';

/** Demand in the first weeks of a chain, week by week, times this. */
const GRAND_OPENING = [1.4, 1.25, 1.1];

/** The length of the column in business_event. */
const MAX_DESCRIPTION_LENGTH = 255;

/** Everything that makes the demand of days differ from the calendar's, in the order in which it begins. */
export type BusinessEvents = EventColumns;

/**
 * Plans the events that begin in a run, and the holidays that are there when it begins: the grand opening, phases, season
 * overrides, holidays, and the events that are drawn. An event that outlasts the run has its whole length.
 *
 * @param firstDay - epoch day of the first Monday
 * @param opens - whether the chain opens on that day
 */
export function planBusinessEvents(
  config: Config,
  stores: number,
  firstDay: number,
  weeks: number,
  opens: boolean,
): BusinessEvents {
  const list = new EventList(7 * weeks);
  if (opens) {
    GRAND_OPENING.forEach((multiplier, week) => {
      const days = { firstDay: 7 * week, days: 7 };
      list.addForChain({
        ...days,
        kind: 'grand opening',
        description: describeOpening(week),
        ...inThousandths(multiplier),
      });
    });
  }
  const { phases, season_overrides } = config.master_simulation;
  for (const { from_week, to_week, multiplier, label } of phases) {
    const description = label.trim() === '' ? 'A phase of other demand' : label;
    list.addForChain({ ...weeksFrom(from_week, to_week), kind: 'phase', description, ...inThousandths(multiplier) });
  }
  for (const { from_week, to_week, percent } of season_overrides) {
    const description = `Season of ${Math.abs(percent)} % ${percent < 0 ? 'below' : 'above'} the average`;
    const multiplier = percentMultiplier(percent);
    list.addForChain({ ...weeksFrom(from_week, to_week), kind: 'season', description, ...inThousandths(multiplier) });
  }
  for (const holiday of listHolidays(config, firstDay, firstDay + 7 * weeks)) {
    const days = { firstDay: holiday.firstDay - firstDay, days: holiday.lastDay - holiday.firstDay + 1 };
    list.addForChain({ ...days, kind: 'holiday', description: holiday.name, ...inThousandths(holiday.multiplier) });
  }
  const source = new EventSource(config, firstDay);
  const ofChain = source.drawForChain(weeks);
  for (const event of ofChain) list.addForChain(event);
  for (let store = 0; store < stores; store++) {
    for (const event of source.drawForStore(store, weeks, ofChain)) list.add(store, event);
  }
  return list.inOrder();
}

function describeOpening(week: number): string {
  return week === 0 ? 'Grand opening of the chain' : `Grand opening of the chain, week ${week + 1}`;
}

function weeksFrom(from: number, to: number): { readonly firstDay: number; readonly days: number } {
  return { firstDay: 7 * from, days: 7 * (to - from + 1) };
}

function inThousandths(multiplier: number): { readonly thousandths: number } {
  return { thousandths: Math.round(1000 * multiplier) };
}

/** Events in the order in which they are added, later in that of their beginning. */
class EventList {
  private readonly storeIndex = new GrowingColumn();
  private readonly firstDay = new GrowingColumn();
  private readonly lastDay = new GrowingColumn();
  private readonly kindIndex = new GrowingColumn();
  private readonly descriptionIndex = new GrowingColumn();
  private readonly thousandths = new GrowingColumn();
  private readonly kinds = new Words();
  private readonly descriptions = new Words();

  /** @param endDay - the day after the run; events that begin then or later are left out */
  constructor(private readonly endDay: number) {}

  addForChain(event: DrawnEvent): void {
    this.add(-1, event);
  }

  add(store: number, { firstDay, days, kind, description, thousandths }: DrawnEvent): void {
    if (firstDay >= this.endDay) return;
    this.storeIndex.push(store);
    this.firstDay.push(firstDay);
    this.lastDay.push(firstDay + days - 1);
    this.kindIndex.push(this.kinds.indexOf(kind));
    // CSV readers disagree about backslashes.
    this.descriptionIndex.push(
      this.descriptions.indexOf(description.replaceAll('\\', '/').slice(0, MAX_DESCRIPTION_LENGTH)),
    );
    this.thousandths.push(thousandths);
  }

  inOrder(): BusinessEvents {
    const order = orderByTime(this.firstDay.values());
    return {
      count: order.length,
      storeIndex: this.storeIndex.inOrder(order),
      firstDay: this.firstDay.inOrder(order),
      lastDay: this.lastDay.inOrder(order),
      kindIndex: this.kindIndex.inOrder(order),
      descriptionIndex: this.descriptionIndex.inOrder(order),
      thousandths: this.thousandths.inOrder(order),
      kinds: this.kinds.list,
      descriptions: this.descriptions.list,
    };
  }
}

/** Texts that occur often, each once. */
class Words {
  readonly list: string[] = [];
  private readonly indices = new Map<string, number>();

  indexOf(text: string): number {
    let index = this.indices.get(text);
    if (index === undefined) {
      index = this.list.push(text) - 1;
      this.indices.set(text, index);
    }
    return index;
  }
}

/** What a store's own events multiply its days by. */
export class StoreEvents {
  private readonly byStore: ByStore;
  /** By store: the row in `byStore` that its last day was found before. */
  private readonly next: Int32Array;

  constructor(
    private readonly events: BusinessEvents,
    stores: number,
  ) {
    // Group 0 is the whole chain.
    this.byStore = groupByStore(
      events.storeIndex.map((store) => store + 1),
      stores + 1,
    );
    this.next = this.byStore.start.slice(1, stores + 1);
  }

  /** The multiplier of a store on a day of the run; 1 without an event. Days are fastest in their order. */
  multiplierOf(store: number, day: number): number {
    const { start, rows } = this.byStore;
    const { firstDay, lastDay, thousandths } = this.events;
    const begin = start[store + 1]!;
    const end = start[store + 2]!;
    let at = this.next[store]!;
    while (at > begin && lastDay[rows[at - 1]!]! >= day) at--;
    while (at < end && lastDay[rows[at]!]! < day) at++;
    this.next[store] = at;
    if (at === end || firstDay[rows[at]!]! > day) return 1;
    return thousandths[rows[at]!]! / 1000;
  }
}

/** What drawn events of the whole chain multiply the demand of each day of the run by, the grand opening included. */
export function multiplyChainDays(events: BusinessEvents, days: number): Float64Array {
  const multipliers = new Float64Array(days).fill(1);
  for (let row = 0; row < events.count; row++) {
    if (events.storeIndex[row]! >= 0 || isOfCalendar(events.kinds[events.kindIndex[row]!]!)) continue;
    const end = Math.min(days, events.lastDay[row]! + 1);
    for (let day = events.firstDay[row]!; day < end; day++) multipliers[day]! *= events.thousandths[row]! / 1000;
  }
  return multipliers;
}

/** Whether the calendar and the configuration already give what an event of the kind multiplies demand by. */
function isOfCalendar(kind: string): boolean {
  return kind === 'holiday' || kind === 'phase' || kind === 'season';
}
