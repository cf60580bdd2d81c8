import { civilDate } from '../calendar/civil.js';
import { genreProfilesOf } from '../catalog/genres.js';
import type { Chain } from '../plan/chain.js';
import { maxRowsOfStore } from '../plan/columns.js';
import { lifeFactor } from '../plan/film-life.js';
import { UNIT } from '../random/random-buffer.js';
import { Purpose, Stream } from '../random/stream.js';

/** A store's customers like a genre up to so much more, or less, than those of the chain. */
const STORE_TASTE_SPREAD = 0.3;
/** How much a customer wants films of the favourite genres, and of the half of the others that are disliked. */
const FAVOURITE = 10;
const DISLIKED = 0.15;
/** By kind: neither, disliked, favourite, and favourite again. */
const TASTE_FACTORS = Float64Array.of(1, DISLIKED, FAVOURITE, FAVOURITE);
/** The genres that have a season, and its month: everybody wants them so much more, favourites or not. */
const SEASON_GENRES: readonly { readonly genre: string; readonly month: number }[] = [
  { genre: 'Horror', month: 10 },
  { genre: 'Family', month: 12 },
];
const SEASON = 7;
const LAST_WORD = 0x7fffffff;

/**
 * What a store's customers want of its films: by genre, and within a genre by what is wanted of each film in the week.
 * It is rebuilt each Monday.
 */
export class FilmChooser {
  /** The store's slots by genre, the most wanted first; those of a genre begin at `genreFirst[genre]`. */
  readonly slotOf: Int32Array;
  readonly genreFirst: Int32Array;
  /**
   * By place in `slotOf`: words of 31 bits up to it choose the film, if none before it was chosen. It is the film's
   * share of what is wanted of the films from it on, so the last film of a genre takes every word.
   */
  readonly takesUpTo: Int32Array;
  /** By genre: the sum of what the customer wants of it and of those before it. */
  readonly wanted: Float64Array;
  private readonly weights: Float64Array;
  /** By genre: the sum of its weights, and the same up to each genre. */
  private readonly genreWeight: Float64Array;
  readonly plain: Float64Array;
  /** By genre: what a customer without a taste for it wants of it in the season. */
  private readonly otherWeight: Float64Array;
  private readonly genres: readonly string[];
  private readonly tasteOfStore: Float64Array[] = [];

  constructor(private readonly chain: Chain) {
    const slots = maxRowsOfStore(chain.assortments);
    this.genres = genreProfilesOf(chain.config).map(({ name }) => name);
    const { length } = this.genres;
    this.slotOf = new Int32Array(slots);
    this.takesUpTo = new Int32Array(slots);
    this.genreFirst = new Int32Array(length + 1);
    this.genreWeight = new Float64Array(length);
    this.plain = new Float64Array(length);
    this.wanted = new Float64Array(length);
    this.weights = new Float64Array(slots);
    this.otherWeight = new Float64Array(length);
  }

  /** Opens a week of a store; the films that enter on its Monday are in it. */
  openWeek(store: number, week: number): void {
    const { chain, weights, slotOf, genreWeight, genreFirst } = this;
    const { assortments, films, config, firstDay } = chain;
    const first = assortments.start[store]!;
    const size = assortments.start[store + 1]! - first;
    const { enabled } = config.generation.rental_distribution;
    const taste = this.tasteOf(store);
    let entered = 0;
    for (; entered < size && assortments.entersDay[first + entered]! <= week * 7; entered++) {
      const film = assortments.film[first + entered]!;
      const weight = assortments.weight[first + entered]!;
      weights[entered] = enabled
        ? weight * lifeFactor(films, film, firstDay, week) * taste[films.categoryIndex[film]!]!
        : weight;
    }
    this.boostHits(first, entered, week);
    genreFirst.fill(0);
    genreWeight.fill(0);
    for (let slot = 0; slot < entered; slot++) {
      const genre = films.categoryIndex[assortments.film[first + slot]!]!;
      genreFirst[genre + 1]! += 1;
      genreWeight[genre]! += weights[slot]!;
    }
    for (let genre = 0; genre < genreWeight.length; genre++) genreFirst[genre + 1]! += genreFirst[genre]!;
    for (let slot = entered - 1; slot >= 0; slot--) {
      const genre = films.categoryIndex[assortments.film[first + slot]!]!;
      const place = genreFirst[genre + 1]! - 1;
      genreFirst[genre + 1] = place;
      slotOf[place] = slot;
    }
    for (let genre = 0; genre < genreWeight.length; genre++) genreFirst[genre] = genreFirst[genre + 1]!;
    genreFirst[genreWeight.length] = entered;
    for (let genre = 0; genre < genreWeight.length; genre++) {
      this.rankGenre(genreFirst[genre]!, genreFirst[genre + 1]!);
    }
    this.openSeason(week);
  }

  /** Sorts the slots of a genre by what is wanted of them, and sets the words that choose each. */
  private rankGenre(first: number, end: number): void {
    const { slotOf, weights, takesUpTo } = this;
    for (let place = first + 1; place < end; place++) {
      const slot = slotOf[place]!;
      let at = place;
      for (; at > first && weights[slotOf[at - 1]!]! < weights[slot]!; at--) slotOf[at] = slotOf[at - 1]!;
      slotOf[at] = slot;
    }
    let sum = 0;
    for (let place = end - 1; place >= first; place--) {
      const weight = weights[slotOf[place]!]!;
      sum += weight;
      takesUpTo[place] = place === end - 1 ? LAST_WORD : Math.floor((weight / sum) * LAST_WORD);
    }
  }

  private openSeason(week: number): void {
    const { chain, genreWeight, otherWeight } = this;
    const month = Math.floor(civilDate(chain.firstDay + week * 7 + 3) / 100) % 100;
    otherWeight.set(genreWeight);
    let sum = 0;
    for (let genre = 0; genre < genreWeight.length; genre++) {
      sum += genreWeight[genre]!;
      this.plain[genre] = sum;
    }
    for (const { genre, month: ofGenre } of SEASON_GENRES) {
      const index = this.genres.indexOf(genre);
      if (index >= 0 && ofGenre === month) otherWeight[index]! *= SEASON;
    }
  }

  /** Sets the customer whose films are chosen. */
  readonly openVisit = (tastes: number): void => {
    const { otherWeight, wanted } = this;
    // Of the genres that are not favourites, about half are disliked.
    const dislikes = Math.imul(tastes, 0x9e3779b1);
    let sum = 0;
    for (let genre = 0; genre < otherWeight.length; genre++) {
      const kind = (((tastes >>> genre) & 1) << 1) | ((dislikes >>> genre) & 1);
      sum += otherWeight[genre]! * TASTE_FACTORS[kind]!;
      wanted[genre] = sum;
    }
  };

  /** The genre that a random word of 31 bits chooses by the customer's taste, or by everybody's. */
  pickGenre(word: number, isByTaste: boolean): number {
    const sums = isByTaste ? this.wanted : this.plain;
    const target = word * UNIT * sums[sums.length - 1]!;
    let genre = 0;
    while (target >= sums[genre]!) genre = (genre + 1) | 0;
    return genre;
  }

  /**
   * Of the films released in the last `days_to_boost` days, the most popular `boost_percentage` % weigh `boost_factor`
   * times as much, falling linearly to once.
   */
  private boostHits(first: number, entered: number, week: number): void {
    const { enabled, days_to_boost, boost_factor, boost_percentage } = this.chain.config.generation.new_movie_boost;
    if (!enabled) return;
    const { weights } = this;
    const { film } = this.chain.assortments;
    const day = this.chain.firstDay + week * 7;
    const age = (slot: number) => day - this.chain.films.releaseDay[film[first + slot]!]!;
    const recent: number[] = [];
    for (let slot = 0; slot < entered; slot++) if (age(slot) >= 0 && age(slot) < days_to_boost) recent.push(slot);
    if (recent.length === 0) return;
    recent.sort((x, y) => weights[y]! - weights[x]! || x - y);
    for (const slot of recent.slice(0, Math.ceil((recent.length * boost_percentage) / 100))) {
      weights[slot]! *= 1 + (boost_factor - 1) * (1 - age(slot) / days_to_boost);
    }
  }

  /** How much a store's customers like each genre, compared with the chain's. */
  private tasteOf(store: number): Float64Array {
    this.tasteOfStore[store] ??= Float64Array.from({ length: this.genres.length }, (_, genre) => {
      const luck = new Stream(this.chain.config.simulation.seed, store, genre, Purpose.storeTaste).unit();
      return 1 + STORE_TASTE_SPREAD * (2 * luck - 1);
    });
    return this.tasteOfStore[store];
  }
}
