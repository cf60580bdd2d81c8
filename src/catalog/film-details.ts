import { Stream } from '../random/stream.js';
import { GENRE_PROFILES, RATINGS } from './genres.js';
import { LANGUAGES } from './languages.js';
import { pickWeighted } from './pick.js';
import { CatalogPurpose } from './purpose.js';

/** What the catalogue says of a film and the simulation need not know. */
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

const LANGUAGE_WEIGHTS = LANGUAGES.map((language) => language.weight);

/** Draws a film's language, rating and extras; what it is rated depends on its genre, a position in GENRES. */
export function drawFilmDetails(seed: number, film: number, genreIndex: number): FilmDetails {
  const stream = new Stream(seed, film, 0, CatalogPurpose.filmDetails);
  const ratingWeights = GENRE_PROFILES[genreIndex]?.ratingWeights ?? [1];
  const features = FEATURES.filter((feature) => stream.unit() < feature.share);
  return {
    languageId: pickWeighted(stream, LANGUAGE_WEIGHTS) + 1,
    rating: RATINGS[pickWeighted(stream, ratingWeights)] ?? 'PG',
    specialFeatures: `[${features.map((feature) => `"${feature.name}"`).join(', ')}]`,
  };
}
