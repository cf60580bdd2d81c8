import { CLOSES, OPENS } from '../calendar/opening-hours.js';

const OPEN_SECONDS = CLOSES - OPENS;
/** A bucket of the counting sort is at most 2^6 seconds wide, and narrower on a busy day. */
const WIDEST_BUCKET_BITS = 6;

/** Room to sort the events of one day in. A thread has one, whose functions work as Checkout's do. */
export class DayOrder {
  /** The events as they were added, in time order once sorted, and their seconds. */
  readonly events: Int32Array;
  readonly seconds: Int32Array;
  /** How many they are. */
  count = 0;
  private readonly buckets = new Int32Array(OPEN_SECONDS + 1);
  private readonly unsorted: Int32Array;
  private readonly unsortedSeconds: Int32Array;

  /** @param room - the most events that a day may have */
  constructor(room: number) {
    this.events = new Int32Array(room);
    this.seconds = new Int32Array(room);
    this.unsorted = new Int32Array(room);
    this.unsortedSeconds = new Int32Array(room);
  }

  /**
   * Adds an event, any number of 32 bits, after so many others; tells how many these are now. Events of a store come one
   * after the other, and stores in their order.
   */
  add(count: number, event: number, second: number): number {
    this.unsorted[count] = event;
    this.unsortedSeconds[count] = second;
    return (count + 1) | 0;
  }

  /**
   * Sorts the events that were added by second, earlier added first among equals: a counting sort by a few seconds at a
   * time, as many as leave each bucket an event or two, then insertion, which has little left to do.
   *
   * @param count - how many were added
   * @param midnight - of this day, in seconds since midnight of the first
   * @throws RangeError when there were more events than room
   */
  readonly sort = (count: number, midnight: number): void => {
    const { events, seconds, unsorted, unsortedSeconds, buckets } = this;
    this.count = count;
    if (count > events.length)
      throw new RangeError(`A day has ${count} events and room for ${events.length}.`);
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
      const place = buckets[bucket]!;
      buckets[bucket] = place + 1;
      events[place] = unsorted[i]!;
      seconds[place] = second;
    }
    if (bits > 0) this.sortNeighbours();
  };

  /** Sorts what is nearly in order by insertion, the events along with their seconds. */
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
