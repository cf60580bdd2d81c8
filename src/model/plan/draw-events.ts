import type { Config } from '../../config/schema.js';
import { civilDate } from '../calendar/civil.js';
import { Purpose, Stream } from '../random/stream.js';
import { CAUSES, type Cause, MAX_EVENT_DAYS } from './event-causes.js';

/** An event of a store or of the chain. Days count from the first day of the run. */
export interface DrawnEvent {
  readonly firstDay: number;
  readonly days: number;
  readonly kind: string;
  readonly description: string;
  /** Demand, times this thousandth part. */
  readonly thousandths: number;
}

/** The share of the days with an event that events of the whole chain have. */
const CHAIN_SHARE = 0.35;
/** The demand during an event that lowers it, from and to. */
const SLOW_FROM = 0.6;
const SLOW_TO = 0.85;
/** How far an event's effect may lie from that of its cause, as a share. */
const EFFECT_SPREAD = 0.25;

type Scope = Cause['scope'];

/** The causes that may begin on a day, and what follows from them. */
interface Mix {
  readonly causes: readonly Cause[];
  /** The sum of the weights up to each cause. */
  readonly upTo: readonly number[];
  /** The chance that an event begins on a day without one. */
  readonly chance: number;
  /** What an event of strength 1 adds to the demand of an ordinary day, as a multiple of it. */
  readonly effect: number;
}

/**
 * Draws the events of a chain. A store has an event, its own or the chain's, on the share `spike_day_probability` of its
 * days, and they multiply its demand by `spike_day_multiplier` in the mean. A store has one event at a time. Whether an
 * event begins on a day follows from the week's random stream and the end of the event before.
 */
export class EventSource {
  private readonly mixes = new Map<string, Mix>();
  private readonly mixOfDay: Readonly<Record<Scope, Mix[]>> = { store: [], chain: [] };
  private readonly probability: Readonly<Record<Scope, number>>;

  constructor(
    private readonly config: Config,
    /** Epoch day of the first Monday. */
    private readonly firstDay: number,
  ) {
    const { spike_day_probability: all, spike_day_multiplier: multiplier } = config.generation;
    // No cause that concerns the whole chain lowers its demand.
    const chain = multiplier < 1 ? 0 : CHAIN_SHARE * all;
    this.probability = { chain, store: chain < 1 ? (all - chain) / (1 - chain) : 0 };
  }

  /**
   * Draws the events of the whole chain that begin in the run, and those that begin soon after it, in the order of time.
   */
  drawForChain(weeks: number): readonly DrawnEvent[] {
    if (this.probability.chain === 0) return [];
    const { seed } = this.config.simulation;
    const streamOf = (week: number) => new Stream(seed, 0, week, Purpose.chainEvent);
    return this.draw('chain', weeks + 1, streamOf, []);
  }

  /**
   * Draws a store's own events that begin in the run, in the order of time.
   *
   * @param ofChain - the events of the chain, with those that begin soon after the run
   */
  drawForStore(store: number, weeks: number, ofChain: readonly DrawnEvent[]): readonly DrawnEvent[] {
    if (this.probability.store === 0) return [];
    const { seed } = this.config.simulation;
    const streamOf = (week: number) => new Stream(seed, store, week, Purpose.storeEvent);
    return this.draw('store', weeks, streamOf, ofChain);
  }

  private draw(
    scope: Scope,
    weeks: number,
    streamOf: (week: number) => Stream,
    ofChain: readonly DrawnEvent[],
  ): readonly DrawnEvent[] {
    const events: DrawnEvent[] = [];
    let next = 0;
    let day = 0;
    for (let week = 0; week < weeks; week++) {
      const stream = streamOf(week);
      while (day < 7 * week + 7) {
        while (next < ofChain.length && endOf(ofChain[next]) <= day) next++;
        const chainBegins = ofChain[next]?.firstDay ?? Number.POSITIVE_INFINITY;
        if (chainBegins <= day) {
          day = endOf(ofChain[next]);
          continue;
        }
        const mix = this.mixOf(scope, day);
        if (stream.unit() < mix.chance) {
          const event = this.drawEvent(stream, mix, day, chainBegins - day);
          events.push(event);
          day += event.days;
        } else day++;
      }
    }
    return events;
  }

  private drawEvent(stream: Stream, mix: Mix, firstDay: number, mostDays: number): DrawnEvent {
    const target = stream.unit() * (mix.upTo.at(-1) ?? 0);
    const index = mix.upTo.findIndex((sum) => target < sum);
    const cause = mix.causes[index] ?? CAUSES[0]!;
    const { kind, days, strength, descriptions } = cause;
    const length = Math.min(stream.between(days[0], days[1]), mostDays);
    const luck = stream.unit();
    const description = descriptions[stream.below(descriptions.length)]!;
    const multiplier = strength > 0 ? 1 + mix.effect * strength * this.spread(luck) : this.slow(luck);
    return { firstDay, days: length, kind, description, thousandths: Math.round(1000 * multiplier) };
  }

  /** The effect of an event as a share of that of its cause: 1 in the mean. */
  private spread(luck: number): number {
    return 1 + EFFECT_SPREAD * (2 * luck - 1);
  }

  /** What an event that lowers demand multiplies it by. */
  private slow(luck: number): number {
    const { spike_day_multiplier: multiplier } = this.config.generation;
    return multiplier < 1 ? multiplier : SLOW_FROM + (SLOW_TO - SLOW_FROM) * luck;
  }

  private mixOf(scope: Scope, day: number): Mix {
    const known = this.mixOfDay[scope][day];
    if (known !== undefined) return known;
    const month = Math.floor(civilDate(this.firstDay + day) / 100) % 100;
    const key = `${scope} ${month} ${day % 7}`;
    const mix = this.mixes.get(key) ?? this.composeMix(scope, month, day % 7);
    this.mixes.set(key, mix);
    this.mixOfDay[scope][day] = mix;
    return mix;
  }

  private composeMix(scope: Scope, month: number, weekday: number): Mix {
    const { spike_day_multiplier: multiplier } = this.config.generation;
    const ofMonth = CAUSES.filter(
      (cause) => cause.scope === scope && weightOf(cause, month) > 0 && (multiplier >= 1 || cause.strength === 0),
    );
    let days = 0;
    let slowDays = 0;
    let effect = 0;
    for (const cause of ofMonth) {
      const own = weightOf(cause, month) * cause.beginsOn.length * meanDays(cause);
      days += own;
      effect += own * cause.strength;
      if (cause.strength === 0) slowDays += own;
    }
    const causes = ofMonth.filter((cause) => cause.beginsOn.includes(weekday));
    let weight = 0;
    const upTo = causes.map((cause) => {
      weight += weightOf(cause, month);
      return weight;
    });
    const probability = this.probability[scope];
    // If events of L days begin with the odds p/(L(1 − p)) on a day without one, a share p of the days has one.
    const odds = (probability * 7 * weight) / ((1 - probability) * days);
    return {
      causes,
      upTo,
      chance: probability < 1 ? odds / (1 + odds) : 1,
      effect: effect > 0 ? ((multiplier - 1) * days + (1 - this.slow(0.5)) * slowDays) / effect : 0,
    };
  }
}

function weightOf(cause: Cause, month: number): number {
  return cause.months[month - 1] ?? 0;
}

function meanDays({ days: [least, most] }: Cause): number {
  return (least + Math.min(most, MAX_EVENT_DAYS)) / 2;
}

function endOf(event: DrawnEvent | undefined): number {
  return event === undefined ? 0 : event.firstDay + event.days;
}
