import type { Config } from '../../config/schema.js';

/** A genre's share of the catalogue, and how its films are rated: weights of G, PG, PG-13, R and NC-17. */
export interface GenreProfile {
  readonly name: string;
  readonly weight: number;
  readonly ratingWeights: readonly [number, number, number, number, number];
}

export const RATINGS = ['G', 'PG', 'PG-13', 'R', 'NC-17'] as const;

/** The genres in the order of their ids, which count from 1. */
const GENRE_PROFILES: readonly GenreProfile[] = [
  { name: 'Action', weight: 10, ratingWeights: [0, 4, 44, 48, 4] },
  { name: 'Adventure', weight: 7, ratingWeights: [6, 42, 48, 4, 0] },
  { name: 'Animation', weight: 5, ratingWeights: [56, 37, 7, 0, 0] },
  { name: 'Comedy', weight: 13, ratingWeights: [3, 24, 48, 25, 0] },
  { name: 'Crime', weight: 6, ratingWeights: [0, 4, 28, 61, 7] },
  { name: 'Documentary', weight: 4, ratingWeights: [30, 46, 22, 2, 0] },
  { name: 'Drama', weight: 14, ratingWeights: [2, 18, 42, 36, 2] },
  { name: 'Family', weight: 6, ratingWeights: [63, 37, 0, 0, 0] },
  { name: 'Fantasy', weight: 5, ratingWeights: [6, 44, 46, 4, 0] },
  { name: 'Horror', weight: 6, ratingWeights: [0, 2, 20, 64, 14] },
  { name: 'Music', weight: 3, ratingWeights: [14, 44, 36, 6, 0] },
  { name: 'Mystery', weight: 4, ratingWeights: [1, 22, 52, 25, 0] },
  { name: 'Romance', weight: 7, ratingWeights: [4, 34, 48, 14, 0] },
  { name: 'Sci-Fi', weight: 6, ratingWeights: [1, 20, 56, 23, 0] },
  { name: 'Thriller', weight: 7, ratingWeights: [0, 4, 36, 54, 6] },
  { name: 'Western', weight: 3, ratingWeights: [2, 26, 42, 30, 0] },
];

/** The profile of a configured genre that is not one of the catalogue's. */
const OTHER_GENRE = { weight: 5, ratingWeights: [8, 20, 36, 32, 4] } as const;

/** The names of the catalogue's own genres. */
export const GENRES: readonly string[] = GENRE_PROFILES.map((profile) => profile.name);

/**
 * The genres of a chain: the catalogue's own, then those that only the configuration names, in its order. A genre's
 * index is its category_id minus 1.
 */
export function genreProfilesOf(config: Config): readonly GenreProfile[] {
  const profiles = [...GENRE_PROFILES];
  for (const name of namedGenres(config)) {
    if (indexOfGenre(profiles, name) < 0) profiles.push({ name, ...OTHER_GENRE });
  }
  return profiles;
}

/** The index of a genre by its name, ignoring case; -1 if there is none. */
export function indexOfGenre(profiles: readonly Pick<GenreProfile, 'name'>[], name: string): number {
  return profiles.findIndex((profile) => profile.name.toLowerCase() === name.toLowerCase());
}

function namedGenres({ master_simulation, inventory_purchasing }: Config): readonly string[] {
  const { aggressive, stable, seasonal } = inventory_purchasing;
  return [
    ...(master_simulation.film_release_strategy?.hot_categories ?? []).map(({ category }) => category),
    ...[aggressive, stable, seasonal].flatMap(({ seasonal_preferences: preferences }) =>
      preferences ? Object.values(preferences).flat() : [],
    ),
  ];
}
