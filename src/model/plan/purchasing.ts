import type { Config } from '../../config/schema.js';
import { DAY } from '../calendar/civil.js';
import { monthNumber } from '../calendar/demand-calendar.js';
import type { FilmFacts } from '../catalog/films.js';
import { genreProfilesOf, indexOfGenre } from '../catalog/genres.js';
import { Purpose, Stream } from '../random/stream.js';
import { popularityAt, type StoreAssortment } from './assortments.js';
import { GrowingColumn } from './columns.js';
import { lifeFactor } from './film-life.js';
import { NEW_TITLE_DAYS, NEW_TITLE_SHARE, newTitlesOf } from './releases.js';
import { apportion } from './stores.js';

/** Purchased copies: the store, the slot, when and why. */
export class PurchaseList {
  private reason = 0;
  readonly storeIndex = new GrowingColumn();
  readonly slot = new GrowingColumn();
  /** Seconds since the first Monday 00:00; negative for the opening stock. */
  readonly boughtSecond = new GrowingColumn();
  /** Indices into `reasons`. */
  readonly reasonIndex = new GrowingColumn();
  readonly reasons: string[] = [];

  /** Sets the reason of the purchases that follow. */
  beginReason(reason: string): void {
    const known = this.reasons.lastIndexOf(reason);
    this.reason = known >= 0 ? known : this.reasons.push(reason) - 1;
  }

  add(store: number, slot: number, second: number): void {
    this.storeIndex.push(store);
    this.slot.push(slot);
    this.boughtSecond.push(second);
    this.reasonIndex.push(this.reason);
  }
}

const ARRIVAL_OPENS = 8 * 3600;
const LAST_ARRIVAL_MINUTE = 110;
/** A genre that is out of turn gets a film only if it is this many times as wanted. */
const OUT_OF_TURN = 4;

/**
 * A circle is a group of stores that buy together. It has as many stores as the configured chain, so at scale 1 it is
 * the whole chain.
 */
export interface BuyingCircle {
  readonly firstStore: number;
  readonly assortments: readonly StoreAssortment[];
}

/** One scheduled purchase of a circle. */
class Addition {
  private readonly stream: Stream;
  private readonly genres: readonly number[];
  /** The number of copies that each store still gets. */
  private readonly left: Int32Array;
  private turn = 0;

  constructor(
    private readonly purchases: PurchaseList,
    private readonly config: Config,
    private readonly films: FilmFacts,
    private readonly circle: BuyingCircle,
    quotas: Int32Array,
    private readonly week: number,
    private readonly firstDay: number,
  ) {
    this.stream = new Stream(config.simulation.seed, circle.firstStore, week, Purpose.purchase);
    this.genres = chooseGenres(config, this.stream, firstDay + week * 7);
    this.left = quotas.slice();
  }

  /** Buys titles that came out lately and that the circle does not have: the most wanted, more copies of these. */
  buyNewTitles(copies: number): void {
    const [least, most] = termsOf(this.config).inventory_per_film;
    const titles = this.findNewTitles().slice(0, newTitlesOf(this.config, copies));
    const popularities = titles.map((_, place) => this.drawPopularity(place, titles.length));
    const counts = titles.length === 0 ? [] : apportion(copies, popularities.map(Math.sqrt));
    titles.forEach((film, place) => {
      this.buy(film, Math.max(least, Math.min(most, counts[place]!)), popularities[place]);
    });
  }

  /** Of the titles bought together one or two are hits, and few people want the last ones. */
  private drawPopularity(place: number, titles: number): number {
    const step = (place + this.stream.unit()) / titles;
    return popularityAt(this.config, Math.floor(step * step * this.config.generation.films_count));
  }

  /** Buys more copies of films that are always out: those with the most demand for each copy, a genre at a time. */
  buyTopUps(): void {
    const [least, most] = termsOf(this.config).inventory_per_film;
    const bought = new Set<number>();
    for (let turn = 0; ; turn++) {
      const buyer = indexOfLargest(this.left);
      if (this.left[buyer] === 0) return;
      const film = this.findScarcest(buyer, this.genres[turn % this.genres.length]!, bought);
      bought.add(film);
      this.buy(film, this.stream.between(least, most));
    }
  }

  /**
   * Buys copies of a film for the stores in turn, the one with the most left to get first.
   *
   * @param popularity - of a new title; without one only stores that carry the film get copies
   */
  private buy(film: number, copies: number, popularity?: number): void {
    const { circle, left, week } = this;
    const second = week * 7 * DAY + ARRIVAL_OPENS + Math.min(this.turn, LAST_ARRIVAL_MINUTE) * 60;
    this.turn++;
    const stores = circle.assortments.length;
    const mayBuy = (store: number) =>
      left[store]! > 0 && (popularity !== undefined || circle.assortments[store]!.slotOf(film) >= 0);
    let store = indexOfLargest(left);
    for (let rest = copies; rest > 0; rest--) {
      let tried = 0;
      for (; tried < stores && !mayBuy(store); tried++) store = (store + 1) % stores;
      if (tried === stores) return;
      const assortment = circle.assortments[store]!;
      const carried = assortment.slotOf(film);
      const slot = carried >= 0 ? carried : assortment.add(film, popularity ?? 0, week * 7);
      assortment.copies[slot]! += 1;
      this.purchases.add(circle.firstStore + store, slot, second);
      left[store]! -= 1;
      store = (store + 1) % stores;
    }
  }

  /** The titles in the order in which the circle wants them: a genre that is out of turn comes later. */
  private findNewTitles(): readonly number[] {
    const { films, circle, genres, stream } = this;
    const day = this.firstDay + this.week * 7;
    const found: { film: number; rank: number }[] = [];
    for (let film = films.openingCount; film < films.count; film++) {
      if (films.releaseDay[film]! > day || films.releaseDay[film]! <= day - NEW_TITLE_DAYS) continue;
      const mood = 0.75 + stream.unit() / 2;
      if (circle.assortments.some((assortment) => assortment.slotOf(film) >= 0)) continue;
      const inTurn = genres.includes(films.categoryIndex[film]!);
      found.push({ film, rank: films.rank[film]! * mood * (inTurn ? 1 : OUT_OF_TURN) });
    }
    return found.sort((x, y) => x.rank - y.rank || x.film - y.film).map(({ film }) => film);
  }

  /** The film of a genre, if there is one, that has the most demand for each copy in a store. */
  private findScarcest(buyer: number, genre: number, bought: ReadonlySet<number>): number {
    const { films, firstDay, week } = this;
    const assortment = this.circle.assortments[buyer]!;
    let best = 0;
    let most = -1;
    for (let slot = 0; slot < assortment.films.length; slot++) {
      const film = assortment.films[slot]!;
      const wanted = assortment.weights[slot]! * lifeFactor(films, film, firstDay, week);
      const favour = (films.categoryIndex[film] === genre ? OUT_OF_TURN : 1) * (bought.has(film) ? 0.001 : 1);
      const scarcity = (wanted * favour) / assortment.copies[slot]!;
      if (scarcity > most) [best, most] = [film, scarcity];
    }
    return best;
  }
}

/**
 * Makes one scheduled purchase of a circle: mostly titles that came out lately, and more copies of what is always out.
 * The strategy sets the number of copies per film and the number of genres.
 *
 * @param quotas - the number of copies that each store of the circle gets
 */
export function buyAddition(
  purchases: PurchaseList,
  config: Config,
  films: FilmFacts,
  circle: BuyingCircle,
  quotas: Int32Array,
  week: number,
  firstDay: number,
): void {
  const addition = new Addition(purchases, config, films, circle, quotas, week, firstDay);
  const copies = quotas.reduce((sum, quota) => sum + quota, 0);
  if (copies === 0) return;
  addition.buyNewTitles(Math.round(NEW_TITLE_SHARE * copies));
  addition.buyTopUps();
}

function termsOf({ inventory_purchasing }: Config) {
  return inventory_purchasing[inventory_purchasing.strategy];
}

function indexOfLargest(values: Int32Array): number {
  let largest = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[largest]!) largest = i;
  return largest;
}

/** The genres of a purchase: the strategy's share of the eligible ones, in random order. */
function chooseGenres(config: Config, stream: Stream, day: number): number[] {
  const terms = termsOf(config);
  const quarter = `Q${Math.floor((monthNumber(day) % 12) / 3) + 1}` as 'Q1' | 'Q2' | 'Q3' | 'Q4';
  const preferred = terms.seasonal_preferences?.[quarter] ?? [];
  const genres = genreProfilesOf(config);
  const named = preferred.map((name) => indexOfGenre(genres, name));
  const eligible = named.length > 0 ? named : genres.map((_, index) => index);
  for (let i = eligible.length - 1; i > 0; i--) {
    const other = stream.below(i + 1);
    const moved = eligible[i]!;
    eligible[i] = eligible[other]!;
    eligible[other] = moved;
  }
  const count = Math.max(1, Math.round(eligible.length * terms.diversification_factor));
  return eligible.slice(0, count);
}
