import { DatagenError } from '../../errors.js';
import type { Selection } from './choose-copies.js';
import type { Stock, StockFilm, StockStore } from './stock.js';

/** What the user limits a purchase to, as typed; an empty list is no limit. */
export interface Limits {
  /** store_id. */
  readonly stores: readonly string[];
  /** film_id or title. */
  readonly films: readonly string[];
  /** Names of genres. */
  readonly categories: readonly string[];
}

/**
 * Lists the films and stores that a purchase may choose from: those asked for, without films that come out later.
 *
 * @param date - ISO date of the purchase
 * @throws DatagenError `usage` when a store, film or genre does not exist, or no film is left
 */
export function applyLimits(stock: Stock, limits: Limits, date: string): Pick<Selection, 'films' | 'stores'> {
  const films = limits.films.length === 0 ? stock.films : uniqueFilms(stock, limits.films);
  const categories = limits.categories.map((name) => findCategory(stock, name));
  const chosen = films
    .filter((film) => categories.length === 0 || categories.includes(film.genre ?? ''))
    .filter((film) => film.releasedOn === undefined || film.releasedOn <= date);
  if (chosen.length === 0) {
    throw new DatagenError('usage', 'No film is left to buy.', {
      hint: `Check --film and --category, and that the films are released by ${date}.`,
    });
  }
  return { films: chosen, stores: chooseStores(stock, limits.stores) };
}

function chooseStores(stock: Stock, wanted: readonly string[]): readonly StockStore[] {
  for (const id of wanted) {
    if (stock.stores.some((store) => String(store.id) === id)) continue;
    const known = stock.stores.map((store) => store.id);
    const some = known.length > 12 ? `${known.slice(0, 12).join(', ')} …` : known.join(', ');
    throw new DatagenError('usage', `There is no store ${id}.`, { hint: `The stores are ${some}.` });
  }
  const chosen = stock.stores.filter((store) => wanted.length === 0 || wanted.includes(String(store.id)));
  if (chosen.length === 0) throw new DatagenError('usage', 'The database has no store to buy for.');
  return chosen;
}

function uniqueFilms(stock: Stock, wanted: readonly string[]): StockFilm[] {
  const found = new Set(wanted.flatMap((name) => findFilms(stock, name)));
  return stock.films.filter((film) => found.has(film));
}

function findFilms(stock: Stock, wanted: string): StockFilm[] {
  const title = wanted.trim().toLowerCase();
  const found = stock.films.filter((film) => film.title.toLowerCase() === title || String(film.id) === title);
  if (found.length > 0) return found;
  const near = stock.films.filter((film) => title !== '' && film.title.toLowerCase().includes(title));
  const hint =
    near.length === 0
      ? 'Name a film by its film_id or its whole title.'
      : `Did you mean ${near
          .slice(0, 5)
          .map((film) => `“${film.title}” (${film.id})`)
          .join(', ')}?`;
  throw new DatagenError('usage', `There is no film ${wanted}.`, { hint });
}

function findCategory(stock: Stock, wanted: string): string {
  const known = [...new Set(stock.films.flatMap((film) => film.genre ?? []))].sort();
  const found = known.find((name) => name.toLowerCase() === wanted.trim().toLowerCase());
  if (found !== undefined) return found;
  throw new DatagenError('usage', `There is no film of category ${wanted}.`, {
    hint: `The categories are ${known.join(', ')}.`,
  });
}
