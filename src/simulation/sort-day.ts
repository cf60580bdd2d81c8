import { CLOSES, OPENS } from '../calendar/opening-hours.js';

const OPEN_SECONDS = CLOSES - OPENS;
/** A bucket of the counting sort is at most 2^6 seconds wide, and narrower on a busy day. */
const WIDEST_BUCKET_BITS = 6;

/** Room to sort a day's events in: it grows to the largest day and is kept. */
export class DayOrder {
  /** Where the events' records begin, in time order once sorted, and their seconds. */
  events = new Int32Array(0);
  seconds = new Int32Array(0);
  count = 0;
  private readonly buckets = new Int32Array(OPEN_SECONDS + 1);
  private unsorted = new Int32Array(0);
  private unsortedSeconds = new Int32Array(0);

  /** Empties the day and makes room for so many events. */
  clear(room: number): void {
    this.count = 0;
    if (room <= this.events.length) return;
    this.events = new Int32Array(room * 2);
    this.seconds = new Int32Array(room * 2);
    this.unsorted = new Int32Array(room * 2);
    this.unsortedSeconds = new Int32Array(room * 2);
  }

  /**
   * Adds the events from first to end, the next store's: stores come in their order.
   *
   * @param records - so many fields each, the first of them the second
   */
  add(records: Int32Array, fields: number, first: number, end: number): void {
    const { unsorted, unsortedSeconds } = this;
    let count = this.count;
    for (let at = first * fields; at < end * fields; at += fields) {
      unsorted[count] = at;
      unsortedSeconds[count] = records[at]!;
      count++;
    }
    this.count = count;
  }

  /**
   * Sorts the day by second, earlier added first among equals: a counting sort by a few seconds at a time, as many as
   * leave each bucket an event or two, then insertion, which has little left to do.
   *
   * @param midnight - of this day, in seconds since midnight of the first
   */
  sort(midnight: number): void {
    const { events, seconds, unsorted, unsortedSeconds, buckets, count } = this;
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
    if (bits > 0) sortNeighbours(seconds, events, count);
  }
}

/** Sorts what is nearly in order by insertion, the events along with their seconds. */
function sortNeighbours(seconds: Int32Array, events: Int32Array, count: number): void {
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
}
