import { faker } from '@faker-js/faker/locale/en';
import type { Stream } from '../random/stream.js';
import { pick, pickEarly } from './pick.js';
import { FEMALE_NAMES, LAST_NAMES, MALE_NAMES } from './words/names.js';

/**
 * The words that names are made of. The rare ones are faker's lists. No method of faker is called, so the output
 * depends only on its pinned version.
 */
export interface Dictionaries {
  readonly commonFirstNames: readonly (readonly string[])[];
  readonly rareFirstNames: readonly string[];
  readonly commonLastNames: readonly string[];
  readonly rareLastNames: readonly string[];
}

export const DICTIONARIES: Dictionaries = {
  commonFirstNames: [FEMALE_NAMES, MALE_NAMES],
  rareFirstNames: [
    ...(faker.definitions.person.first_name.female ?? []),
    ...(faker.definitions.person.first_name.male ?? []),
  ],
  commonLastNames: LAST_NAMES,
  rareLastNames: faker.definitions.person.last_name.generic ?? [],
};

export interface PersonName {
  readonly first: string;
  readonly last: string;
}

const RARE_FIRST_NAMES = 0.12;
const RARE_LAST_NAMES = 0.2;
const EMAIL_LIMIT = 50;
const USERNAME_LIMIT = 16;

/** Draws a name: mostly a common one, sometimes a rare one. */
export function drawName(stream: Stream, dictionaries: Dictionaries): PersonName {
  const first =
    stream.unit() < RARE_FIRST_NAMES
      ? pick(stream, dictionaries.rareFirstNames)
      : pickEarly(stream, pick(stream, dictionaries.commonFirstNames));
  const last =
    stream.unit() < RARE_LAST_NAMES
      ? pick(stream, dictionaries.rareLastNames)
      : pickEarly(stream, dictionaries.commonLastNames);
  return { first, last };
}

/**
 * The name of the person at an index, from the configured names. The first names are used in turn. The first round also
 * uses the configured last names; later rounds draw the last names.
 */
export function nameAfterClass(drawn: PersonName, classNames: readonly string[], index: number): PersonName {
  const given = classNames[index % classNames.length];
  if (given === undefined) return drawn;
  const [first = given, ...rest] = given.trim().split(/\s+/);
  const isFirstRound = index < classNames.length;
  return { first, last: isFirstRound && rest.length > 0 ? rest.join(' ') : drawn.last };
}

/** An e-mail address like anna.oneill.17@example.com, unique by id, of at most 50 characters. */
export function writeEmail(name: PersonName, id: number, domain: string): string {
  const ending = `.${id}@${domain}`;
  const first = foldToAscii(name.first);
  const last = foldToAscii(name.last);
  const local = first && last ? `${first}.${last}` : first || last || 'guest';
  return local.slice(0, EMAIL_LIMIT - ending.length) + ending;
}

/** A login name like aoneill17, unique by id, of at most 16 characters. */
export function writeUsername(name: PersonName, id: number): string {
  const digits = String(id);
  const initial = foldToAscii(name.first).charAt(0);
  return (initial + foldToAscii(name.last)).slice(0, USERNAME_LIMIT - digits.length) + digits;
}

/** A cache: the dictionaries have a few thousand names, each used often. */
const folded = new Map<string, string>();

/** A name in the letters a to z: without accents, apostrophes and hyphens. */
function foldToAscii(name: string): string {
  const known = folded.get(name);
  if (known !== undefined) return known;
  const letters = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  folded.set(name, letters);
  return letters;
}
