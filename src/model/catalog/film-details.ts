import { Purpose, Stream } from '../random/stream.js';

import { type GenreProfile, RATINGS } from './genres.js';
import { pickWeighted, shuffledIndexes } from './pick.js';

/** The languages of the catalogue in the order of their ids, and how many films in a hundred are in each. */
export const LANGUAGES: readonly { readonly name: string; readonly weight: number }[] = [
  { name: 'English', weight: 84 },
  { name: 'French', weight: 4 },
  { name: 'Spanish', weight: 3 },
  { name: 'Italian', weight: 2 },
  { name: 'German', weight: 2 },
  { name: 'Japanese', weight: 2 },
  { name: 'Mandarin', weight: 2 },
  { name: 'Hindi', weight: 1 },
];

/** A film's columns that do not concern the simulation. */
export interface FilmDetails {
  readonly languageId: number;
  readonly rating: (typeof RATINGS)[number];
  /** A JSON array as MySQL prints it, with a space after each comma. */
  readonly specialFeatures: string;
}

const FEATURES: readonly { readonly name: string; readonly share: number }[] = [
  { name: 'Trailers', share: 0.7 },
  { name: 'Commentaries', share: 0.4 },
  { name: 'Deleted Scenes', share: 0.45 },
  { name: 'Behind the Scenes', share: 0.5 },
  { name: 'Interviews', share: 0.2 },
  { name: 'Bloopers', share: 0.12 },
];

/**
 * The number of films per hundred with a random language. Each language but the first has one further film per hundred.
 */
const LANGUAGE_WEIGHTS = LANGUAGES.map(({ weight }, index) => (index === 0 ? weight : weight - 1));

/** Draws a film's language, rating and extras. The rating depends on its genre. */
export function drawFilmDetails(
  seed: number,
  film: number,
  genre: Pick<GenreProfile, 'ratingWeights'> | undefined,
): FilmDetails {
  const stream = new Stream(seed, film, 0, Purpose.filmDetails);
  const ratingWeights = genre?.ratingWeights ?? [1];
  const features = FEATURES.filter((feature) => stream.unit() < feature.share);
  return {
    languageId: drawLanguage(seed, film, stream) + 1,
    rating: RATINGS[pickWeighted(stream, ratingWeights)] ?? 'PG',
    specialFeatures: `[${features.map((feature) => `"${feature.name}"`).join(', ')}]`,
  };
}

/** A film's language, as an index into LANGUAGES. Every hundred films have each language. */
function drawLanguage(seed: number, film: number, stream: Stream): number {
  const hundred = new Stream(seed, Math.floor(film / 100), 0, Purpose.filmLanguage);
  const place = shuffledIndexes(hundred, 100)[film % 100] ?? 0;
  return place + 1 < LANGUAGES.length ? place + 1 : pickWeighted(stream, LANGUAGE_WEIGHTS);
}
