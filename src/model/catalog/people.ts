import type { Config } from '../../config/schema.js';
import type { Stream } from '../random/stream.js';
import { fakerFor } from './addressed-faker.js';
import { nameListsOf, type People } from './name-lists.js';
import { pick, pickEarly } from './pick.js';

/**
 * A chain that signs up at most this many customers in its first year has its people named by faker's functions; a
 * larger one by choices of our own from the same lists, which take a fraction of the time.
 */
const FAKER_PEOPLE = 20_000;

/** Draws the name of one of a people. */
export type Namer = (stream: Stream, people: People) => PersonName;

const nameWithFaker: Namer = (stream, people) => {
  const { person } = fakerFor(people, stream);
  return { first: person.firstName(drawSex(stream)), last: person.lastName() };
};

const nameFromLists: Namer = (stream, people) => {
  const lists = nameListsOf(people);
  return { first: pick(stream, lists[drawSex(stream)]), last: pick(stream, lists.last) };
};

function drawSex(stream: Stream): 'female' | 'male' {
  return stream.below(2) === 0 ? 'female' : 'male';
}

/** Chooses by the configured size, so that a longer run begins with the shorter one. */
export function namerOf({ generation, simulation }: Config): Namer {
  const opening = generation.initial_customers + 52 * generation.weekly_new_customers;
  return opening * simulation.scale_factor <= FAKER_PEOPLE ? nameWithFaker : nameFromLists;
}

export interface PersonName {
  readonly first: string;
  readonly last: string;
}

const EMAIL_LIMIT = 50;
const USERNAME_LIMIT = 16;

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

/** The part of an e-mail address before its number, of two names in plain letters; the first is the commonest. */
const EMAIL_STYLES: readonly ((first: string, last: string) => string)[] = [
  (first, last) => `${first}.${last}.`,
  (first, last) => `${first}.${last}`,
  (first, last) => `${first.charAt(0)}${last}`,
  (first, last) => `${first}_${last}`,
  (first) => first,
  (first, last) => `${last}.${first}.`,
];

const CUSTOMER_DOMAINS = ['example.com', 'example.org', 'example.net'];

/** An e-mail address in one of the forms that people like, unique by id, of at most 50 characters. */
export function drawEmail(stream: Stream, name: PersonName, id: number): string {
  const domain = pick(stream, CUSTOMER_DOMAINS);
  return writeEmail(name, id, domain, pickEarly(stream, EMAIL_STYLES));
}

/** An e-mail address like anna.oneill.17@example.com, unique by id, of at most 50 characters. */
export function writeEmail(name: PersonName, id: number, domain: string, style = EMAIL_STYLES[0]): string {
  const ending = `${id}@${domain}`;
  const first = foldToAscii(name.first);
  const last = foldToAscii(name.last);
  const local = style && first && last ? style(first, last) : `${first || last || 'guest'}.`;
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
