import { CLOSES, OPENS } from '../calendar/opening-hours.js';

const OPEN_SECONDS = CLOSES - OPENS;
/** A bucket of the counting sort is at most 2^6 seconds wide, and narrower on a busy day. */
const WIDEST_BUCKET_BITS = 6;

/** Sorts the events of one day. */
export class DayOrder {
  /** The sorted events, and their seconds. */
  readonly events: Int32Array;
  readonly seconds: Int32Array;
  /** The number of sorted events. */
  count = 0;
  private readonly buckets = new Int32Array(OPEN_SECONDS + 1);
  private readonly unsorted: Int32Array;
  private readonly unsortedSeconds: Int32Array;

  /** @param room - the maximum number of events of a day */
  constructor(room: number) {
    this.events = new Int32Array(room);
    this.seconds = new Int32Array(room);
    this.unsorted = new Int32Array(room);
    this.unsortedSeconds = new Int32Array(room);
  }

  /**
   * Adds an event, any 32-bit number, as the one at index `count`; returns the new count. Events are added store by
   * store, each store's in time order.
   */
  add(count: number, event: number, second: number): number {
    this.unsorted[count] = event;
    this.unsortedSeconds[count] = second;
    return (count + 1) | 0;
  }

  /**
   * Sorts the added events by second; the sort is stable. A counting sort into buckets of a few seconds, about an event
   * each, then an insertion sort.
   *
   * @param count - the number of added events
   * @param midnight - of this day, in seconds since midnight of the first day
   * @throws RangeError if more events were added than there is room for
   */
  readonly sort = (count: number, midnight: number): void => {
    const { events, seconds, unsorted, unsortedSeconds, buckets } = this;
    this.count = count;
    if (count > events.length) throw new RangeError(`A day has ${count} events, but room for only ${events.length}.`);
    const opens = midnight + OPENS;
    let bits = WIDEST_BUCKET_BITS;
    while (bits > 0 && OPEN_SECONDS >> bits < count) bits--;
    const last = (OPEN_SECONDS - 1) >> bits;
    buckets.fill(0, 0, last + 2);
    for (let i = 0; i < count; i++) buckets[((unsortedSeconds[i]! - opens) >> bits) + 1]! += 1;
    for (let bucket = 1; bucket <= last; bucket++) buckets[bucket]! += buckets[bucket - 1]!;
    for (let i = 0; i < count; i++) {
      const second = unsortedSeconds[i]!;
      const bucket = (second - opens) >> bits;
      const to = buckets[bucket]!;
      buckets[bucket] = to + 1;
      events[to] = unsorted[i]!;
      seconds[to] = second;
    }
    if (bits > 0) this.sortNeighbours();
  };

  /** Insertion sort of events that are nearly in order, along with their seconds. */
  private readonly sortNeighbours = (): void => {
    const { events, seconds, count } = this;
    for (let i = 1; i < count; i++) {
      const second = seconds[i]!;
      if (seconds[i - 1]! <= second) continue;
      const event = events[i]!;
      let at = i;
      while (at > 0 && seconds[at - 1]! > second) {
        seconds[at] = seconds[at - 1]!;
        events[at] = events[at - 1]!;
        at--;
      }
      seconds[at] = second;
      events[at] = event;
    }
  };
}
