import { Purpose, Stream } from '../random/stream.js';

import { type Dictionaries, drawName, nameAfterClass, type PersonName } from './people.js';

import { shuffledIndexes } from './pick.js';

const ACTORS_PER_FILM = 2;
const MAX_ACTORS = 20_000;
const SMALLEST_CAST = 2;
const LARGEST_CAST = 8;
const NAME_ATTEMPTS = 20;
const ROLE_ATTEMPTS = 200;
/** The maximum number of films of an actor for a hundred films; it grows with the square root of the films. */
const MOST_FILMS_OF_100 = 12;
/** The cap is at least three times the mean number of films of an actor. */
const MAX_FILMS_OF_AVERAGE = 3;

/** The number of actors of a chain, by its opening films. Later releases use the same actors. */
export function actorCount(openingFilms: number): number {
  return Math.min(MAX_ACTORS, Math.max(LARGEST_CAST, openingFilms * ACTORS_PER_FILM));
}

/** Names the actors: with the configured names if there are any, else uniquely while names last. */
export function nameActors(
  seed: number,
  count: number,
  dictionaries: Dictionaries,
  classNames: readonly string[],
): PersonName[] {
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, actor) => {
    const stream = new Stream(seed, actor, 0, Purpose.actorName);
    const draw = () => nameAfterClass(drawName(stream, dictionaries), classNames, actor);
    let name = draw();
    for (let attempt = 1; attempt < NAME_ATTEMPTS && taken.has(`${name.first} ${name.last}`); attempt++) {
      name = draw();
    }
    taken.add(`${name.first} ${name.last}`);
    return name;
  });
}

/**
 * Casts every film with two to eight actors, a few of whom are in many films. Each actor has a role in the opening
 * films if there are enough roles. Later releases do not change earlier casts.
 *
 * @returns pairs of (actor, film), both from 0, each as actor · films + film and in rising order
 */
export function castFilms(seed: number, films: number, openingFilms: number): Float64Array {
  const actors = actorCount(openingFilms);
  const byFame = shuffledIndexes(new Stream(seed, 0, 0, Purpose.actorFame), actors);
  const firstRoles = dealFirstRoles(seed, openingFilms, actors);
  const roles = new Int32Array(actors);
  for (const cast of firstRoles) for (const actor of cast) roles[actor] = (roles[actor] ?? 0) + 1;

  const pairs: number[] = [];
  for (let film = 0; film < films; film++) {
    const stream = new Stream(seed, film, 0, Purpose.filmCast);
    const cast = new Set(firstRoles[film]);
    const size = castSize(seed, film);
    const most = mostFilms(Math.max(film + 1, openingFilms), actors);
    for (let attempt = 0; cast.size < size; attempt++) {
      const fame = stream.unit();
      const actor = byFame[Math.floor(fame * fame * actors)] ?? 0;
      if (cast.has(actor) || ((roles[actor] ?? 0) >= most && attempt < ROLE_ATTEMPTS)) continue;
      cast.add(actor);
      roles[actor] = (roles[actor] ?? 0) + 1;
    }
    for (const actor of cast) pairs.push(actor * films + film);
  }
  return Float64Array.from(pairs).sort();
}

/** Gives each actor a role in an opening film, in proportion to the sizes of the casts. */
function dealFirstRoles(seed: number, films: number, actors: number): Int32Array[] {
  const deck = shuffledIndexes(new Stream(seed, 0, 0, Purpose.firstRoles), actors);
  const sizes = Array.from({ length: films }, (_, film) => castSize(seed, film));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const dealt = Math.min(actors, all);
  let before = 0;
  return sizes.map((size) => {
    const first = Math.floor((before * dealt) / all);
    before += size;
    return deck.subarray(first, Math.floor((before * dealt) / all));
  });
}

function castSize(seed: number, film: number): number {
  const stream = new Stream(seed, film, 0, Purpose.castSize);
  return SMALLEST_CAST + Math.floor(((stream.unit() + stream.unit()) / 2) * (LARGEST_CAST - SMALLEST_CAST + 1));
}

/** The maximum number of films of an actor, by the number of films. */
function mostFilms(films: number, actors: number): number {
  const average = (films * (SMALLEST_CAST + LARGEST_CAST)) / 2 / actors;
  return Math.ceil(Math.max(MOST_FILMS_OF_100 * Math.sqrt(films / 100), MAX_FILMS_OF_AVERAGE * average));
}
