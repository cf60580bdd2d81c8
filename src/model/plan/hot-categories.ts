import type { Config } from '../../config/schema.js';
import { DAY } from '../calendar/civil.js';
import type { FilmFacts } from '../catalog/films.js';
import { genreProfilesOf, indexOfGenre } from '../catalog/genres.js';
import { Purpose, Stream } from '../random/stream.js';

import { popularityAt, slotOfRank } from './assortments.js';
import type { BuyingCircle, PurchaseList } from './purchasing.js';

type Strategy = NonNullable<Config['master_simulation']['film_release_strategy']>;
type HotCategory = Strategy['hot_categories'][number];

const ARRIVAL_OPENS = 8 * 3600;
const LAST_ARRIVAL_MINUTE = 110;
const PRIORITIES = ['high', 'medium', 'low'] as const;

/** The categories that are bought in a week, by priority. */
export function hotCategoriesOf(strategy: Strategy, week: number): readonly HotCategory[] {
  const due = strategy.hot_categories.filter((category) =>
    isDue(category.weeks, strategy.hot_category_rotation_weeks, week),
  );
  const urgency = (category: HotCategory) => PRIORITIES.indexOf(category.priority);
  return [...due].sort((x, y) => urgency(x) - urgency(y));
}

/** After its last listed week a category recurs with the rotation period. */
function isDue(weeks: readonly number[], rotation: number, week: number): boolean {
  if (weeks.includes(week)) return true;
  const last = weeks.reduce((latest, each) => Math.max(latest, each), -1);
  return last >= 0 && week > last && (week - last) % rotation === 0;
}

/**
 * Buys the newest films of a hot category for a circle of stores, which carry them from that day on. Each film gets as
 * many copies as the purchasing strategy buys, times the category's boost, distributed round-robin over the stores.
 */
export function buyHotCategory(
  purchases: PurchaseList,
  config: Config,
  films: FilmFacts,
  circle: BuyingCircle,
  category: HotCategory,
  week: number,
  firstDay: number,
): void {
  const { inventory_purchasing } = config;
  const [min, max] = inventory_purchasing[inventory_purchasing.strategy].inventory_per_film;
  const genres = genreProfilesOf(config);
  const genre = indexOfGenre(genres, category.category);
  const stream = new Stream(
    config.simulation.seed,
    circle.firstStore,
    week * genres.length + genre,
    Purpose.hotCategory,
  );
  const newest = findNewest(films, genre, firstDay + week * 7, category.purchase_per_release);
  newest.forEach((film, turn) => {
    const copies = Math.round(stream.between(min, max) * category.inventory_boost);
    const second = week * 7 * DAY + ARRIVAL_OPENS + Math.min(turn, LAST_ARRIVAL_MINUTE) * 60;
    for (let copy = 0; copy < copies; copy++) {
      const store = (turn + copy) % circle.assortments.length;
      const assortment = circle.assortments[store]!;
      const carried = assortment.slotOf(film);
      const slot =
        carried >= 0 ? carried : assortment.add(film, popularityAt(config, slotOfRank(config, films, film)), week * 7);
      assortment.copies[slot]! += 1;
      purchases.add(circle.firstStore + store, slot, second);
    }
  });
}

/** The latest releases of a genre, up to and including a day. */
function findNewest(films: FilmFacts, genre: number, day: number, count: number): readonly number[] {
  const out: number[] = [];
  for (let film = 0; film < films.count; film++) {
    if (films.categoryIndex[film] === genre && films.releaseDay[film]! <= day) out.push(film);
  }
  return out.sort((x, y) => films.releaseDay[y]! - films.releaseDay[x]! || y - x).slice(0, count);
}
