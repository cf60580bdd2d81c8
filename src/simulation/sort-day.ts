import { CLOSES, OPENS } from '../calendar/opening-hours.js';

const MINUTES = (CLOSES - OPENS) / 60;
const counts = new Int32Array(MINUTES + 1);

/** Room to sort a day's events in: it grows to the largest day and is kept. */
export class DayOrder {
  /** Indices of events, in time order once sorted. */
  events = new Int32Array(0);
  count = 0;
  private unsorted = new Int32Array(0);

  /** Empties the day and makes room for so many events. */
  clear(room: number): void {
    this.count = 0;
    if (room <= this.events.length) return;
    this.events = new Int32Array(room * 2);
    this.unsorted = new Int32Array(room * 2);
  }

  /** Adds the events from first to end, the next store's: stores come in their order. */
  add(first: number, end: number): void {
    for (let event = first; event < end; event++) this.unsorted[this.count++] = event;
  }

  /**
   * Sorts the day by second, earlier added first among equals: a counting sort by minute, then insertion, which
   * has little left to do.
   *
   * @param seconds - the events' times, in seconds since midnight of the first day
   * @param midnight - the same of this day
   */
  sort(seconds: Int32Array, midnight: number): void {
    const { events, unsorted, count } = this;
    const opens = midnight + OPENS;
    counts.fill(0);
    for (let i = 0; i < count; i++) counts[(((seconds[unsorted[i]!]! - opens) / 60) | 0) + 1]! += 1;
    for (let minute = 1; minute <= MINUTES; minute++) counts[minute]! += counts[minute - 1]!;
    for (let i = 0; i < count; i++) {
      const event = unsorted[i]!;
      const minute = ((seconds[event]! - opens) / 60) | 0;
      events[counts[minute]!] = event;
      counts[minute]! += 1;
    }
    for (let i = 1; i < count; i++) {
      const event = events[i]!;
      const second = seconds[event]!;
      let at = i;
      while (at > 0 && seconds[events[at - 1]!]! > second) {
        events[at] = events[at - 1]!;
        at--;
      }
      events[at] = event;
    }
  }
}
