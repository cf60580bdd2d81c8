import { Stream } from '../random/stream.js';
import { drawName, nameAfterClass, type PersonName } from './people.js';
import { CatalogPurpose } from './purpose.js';

const ACTORS_PER_FILM = 2;
const MOST_ACTORS = 20_000;
const SMALLEST_CAST = 2;
const LARGEST_CAST = 8;
const NAME_ATTEMPTS = 20;

/** How many actors a chain that opens with so many films draws on; films that come out later recast them. */
export function actorCount(openingFilms: number): number {
  return Math.min(MOST_ACTORS, Math.max(LARGEST_CAST, openingFilms * ACTORS_PER_FILM));
}

/** Names the actors, no two alike while names last; after a class, where its names are given. */
export function nameActors(seed: number, count: number, classNames: readonly string[]): PersonName[] {
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, actor) => {
    const stream = new Stream(seed, actor, 0, CatalogPurpose.actorName);
    const draw = () => nameAfterClass(drawName(stream), classNames, actor);
    let name = draw();
    for (let attempt = 1; attempt < NAME_ATTEMPTS && taken.has(`${name.first} ${name.last}`); attempt++) {
      name = draw();
    }
    taken.add(`${name.first} ${name.last}`);
    return name;
  });
}

/**
 * Casts every film with two to eight actors, some of whom are in many films and most in few.
 *
 * @returns pairs of (actor, film), both from 0, each as actor · films + film and in rising order
 */
export function castFilms(seed: number, films: number, openingFilms: number): Float64Array {
  const actors = actorCount(openingFilms);
  const pairs: number[] = [];
  for (let film = 0; film < films; film++) {
    const stream = new Stream(seed, film, 0, CatalogPurpose.filmCast);
    const size =
      SMALLEST_CAST + Math.floor(((stream.unit() + stream.unit()) / 2) * (LARGEST_CAST - SMALLEST_CAST + 1));
    const cast = new Set<number>();
    while (cast.size < size) {
      const fame = stream.unit();
      cast.add(Math.floor(fame * fame * actors));
    }
    for (const actor of cast) pairs.push(actor * films + film);
  }
  return Float64Array.from(pairs).sort();
}
