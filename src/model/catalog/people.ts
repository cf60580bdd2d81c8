import type { Stream } from '../random/stream.js';
import type { Dictionaries } from './dictionaries.js';
import { pick, pickEarly } from './pick.js';

export interface PersonName {
  readonly first: string;
  readonly last: string;
}

const RARE_FIRST_NAMES = 0.12;
const RARE_LAST_NAMES = 0.2;
const EMAIL_LIMIT = 50;
const USERNAME_LIMIT = 16;

/** Draws a name: mostly of the common ones, the commonest the likeliest, now and then a rare one. */
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
 * The name of the index-th person in a chain that is named after a class: first names come from the class, in turn.
 * The first round also takes the last names of those who were given with one; later namesakes have the drawn one.
 */
export function nameAfterClass(drawn: PersonName, classNames: readonly string[], index: number): PersonName {
  const given = classNames[index % classNames.length];
  if (given === undefined) return drawn;
  const [first = given, ...rest] = given.trim().split(/\s+/);
  const isFirstRound = index < classNames.length;
  return { first, last: isFirstRound && rest.length > 0 ? rest.join(' ') : drawn.last };
}

/** An address like anna.oneill.17@example.com, which no two ids share, of at most 50 characters. */
export function writeEmail(name: PersonName, id: number, domain: string): string {
  const ending = `.${id}@${domain}`;
  const first = foldToAscii(name.first);
  const last = foldToAscii(name.last);
  const local = first && last ? `${first}.${last}` : first || last || 'guest';
  return local.slice(0, EMAIL_LIMIT - ending.length) + ending;
}

/** A name to log in with, like aoneill17, which no two ids share, of at most 16 characters. */
export function writeUsername(name: PersonName, id: number): string {
  const digits = String(id);
  const initial = foldToAscii(name.first).charAt(0);
  return (initial + foldToAscii(name.last)).slice(0, USERNAME_LIMIT - digits.length) + digits;
}

/** Names that were folded before: the dictionaries hold some thousand, which come again and again. */
const folded = new Map<string, string>();

/** A name in the letters a to z alone: accents, apostrophes and hyphens go. */
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
