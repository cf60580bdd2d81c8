import { Purpose, Stream } from '../random/stream.js';
import { DescriptionWriter } from './film-descriptions.js';
import { drawFilmDetails, type FilmDetails } from './film-details.js';
import { PlotWriter } from './film-plots.js';
import { TitleWriter } from './film-titles.js';
import type { FilmFacts } from './films.js';
import type { GenreProfile } from './genres.js';

/** What is said of a film, which agrees: title and description tell one plot, which suits genre, rating and language. */
export interface FilmText extends FilmDetails {
  readonly title: string;
  readonly description: string;
}

/** More than the decks of a writer. */
const KEYS = 1000;

/**
 * Writes the texts of all films. A film's texts depend on the seed, its genre and year and the films before it, so a
 * longer catalogue begins with the shorter one.
 */
export function* writeFilmTexts(
  seed: number,
  films: Pick<FilmFacts, 'count' | 'categoryIndex' | 'releaseYear'>,
  genres: readonly GenreProfile[],
): Generator<FilmText> {
  const titles = new TitleWriter(seed, KEYS);
  const descriptions = new DescriptionWriter(seed, 2 * KEYS);
  const plots = genres.map(({ name }, genre) => new PlotWriter(seed, name, 3 * KEYS + 10 * genre));
  for (let film = 0; film < films.count; film++) {
    const genre = films.categoryIndex[film] ?? 0;
    const details = drawFilmDetails(seed, film, genres[genre]);
    const stream = new Stream(seed, film, 0, Purpose.filmPlot);
    const plot = plots[genre]?.next(stream, details, films.releaseYear[film] ?? 0);
    if (!plot) throw new RangeError(`film ${film} has no genre`);
    const title = titles.next(new Stream(seed, film, 0, Purpose.filmTitle), plot);
    yield { ...details, title, description: descriptions.next(stream, plot) };
  }
}
