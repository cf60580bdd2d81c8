import { Purpose, Stream } from '../random/stream.js';

import { pick, shuffledIndexes } from './pick.js';
import { PLOT_WORDS } from './words/plots.js';
import {
  TITLE_ABSTRACTS,
  TITLE_ADJECTIVES,
  TITLE_BELONGINGS,
  TITLE_DEEDS,
  TITLE_DOINGS,
  TITLE_NAMES,
  TITLE_NOUNS,
  TITLE_NUMBERS,
  TITLE_PEOPLE,
  TITLE_PLACES,
  TITLE_PLURALS,
  TITLE_PREPOSITIONS,
  TITLE_TIMES,
  TITLE_VERBS,
} from './words/titles.js';

const ATTEMPTS = 12;
/** The number of attempts with the film's own pattern. */
const PATTERN_ATTEMPTS = 3;
const GENRE_WORD_SHARE = 0.55;

type Pattern = (stream: Stream, genre: string) => string;

const adjective: Pattern = (stream, genre) =>
  pick(stream, stream.unit() < GENRE_WORD_SHARE ? wordsOf(genre).adjectives : TITLE_ADJECTIVES);
const wordOf: Pattern = (stream, genre) => pick(stream, wordsOf(genre).nouns);
const noun: Pattern = (stream, genre) =>
  stream.unit() < GENRE_WORD_SHARE ? wordOf(stream, genre) : pick(stream, TITLE_NOUNS);

/** The patterns are used in rounds: each pattern names one film of a round, unless the title exists already. */
const PATTERNS: readonly Pattern[] = [
  (stream, genre) => `The ${adjective(stream, genre)} ${noun(stream, genre)}`,
  (stream, genre) => `The ${adjective(stream, genre)} ${noun(stream, genre)}`,
  (stream, genre) => `The ${noun(stream, genre)} of ${pick(stream, TITLE_ABSTRACTS)}`,
  (stream, genre) => `The ${noun(stream, genre)} and the ${noun(stream, genre)}`,
  (stream) => `The ${pick(stream, TITLE_PEOPLE)}'s ${pick(stream, TITLE_BELONGINGS)}`,
  (stream) => `The ${pick(stream, TITLE_PEOPLE)} of ${pick(stream, TITLE_PLACES)}`,
  (stream, genre) => `The ${pick(stream, TITLE_PLACES)} ${noun(stream, genre)}`,
  (stream) => `The ${pick(stream, TITLE_PEOPLE)}`,
  (stream, genre) => `${adjective(stream, genre)} ${noun(stream, genre)}`,
  (stream, genre) => `${adjective(stream, genre)} ${noun(stream, genre)}`,
  (stream, genre) => `${adjective(stream, genre)} ${noun(stream, genre)}`,
  (stream, genre) => `${adjective(stream, genre)} ${noun(stream, genre)}`,
  (stream, genre) => `${adjective(stream, genre)} ${pick(stream, TITLE_PLURALS)}`,
  (stream) => `${pick(stream, TITLE_ADJECTIVES)} ${pick(stream, TITLE_PLURALS)}`,
  (stream, genre) => withArticle(`${adjective(stream, genre)} ${noun(stream, genre)}`),
  (stream, genre) => `My ${adjective(stream, genre)} ${noun(stream, genre)}`,
  (stream, genre) => noun(stream, genre),
  (stream, genre) => wordOf(stream, genre),
  (stream, genre) => `${withArticle(noun(stream, genre))} for ${pick(stream, TITLE_NAMES)}`,
  (stream) => `${withArticle(pick(stream, TITLE_NOUNS))} without ${pick(stream, TITLE_PLURALS)}`,
  (stream, genre) => `${pick(stream, TITLE_NAMES)} and the ${noun(stream, genre)}`,
  (stream) => `${pick(stream, TITLE_NAMES)} and ${pick(stream, TITLE_NAMES)}`,
  (stream, genre) => `${pick(stream, TITLE_NAMES)}'s ${noun(stream, genre)}`,
  (stream, genre) => `${pick(stream, TITLE_NAMES)}'s ${adjective(stream, genre)} ${noun(stream, genre)}`,
  (stream) => pick(stream, TITLE_NAMES),
  (stream) => `${pick(stream, TITLE_PLACES)}, ${stream.between(1901, 1989)}`,
  (stream) => `${pick(stream, TITLE_TIMES)} in ${pick(stream, TITLE_PLACES)}`,
  (stream, genre) => `${noun(stream, genre)} at ${pick(stream, TITLE_TIMES)}`,
  (stream) => `${pick(stream, TITLE_PREPOSITIONS)} ${pick(stream, TITLE_TIMES)}`,
  (stream) => `${pick(stream, TITLE_DOINGS)} ${pick(stream, TITLE_NAMES)}`,
  (stream) => `${pick(stream, TITLE_DOINGS)} ${pick(stream, TITLE_PLACES)}`,
  (stream) => `Return to ${pick(stream, TITLE_PLACES)}`,
  (stream) => `${pick(stream, TITLE_NUMBERS)} ${pick(stream, TITLE_PLURALS)} to ${pick(stream, TITLE_PLACES)}`,
  (stream) => `${pick(stream, TITLE_NUMBERS)} ${pick(stream, TITLE_PLURALS)} of ${pick(stream, TITLE_ABSTRACTS)}`,
  (stream) => `${pick(stream, TITLE_PLURALS)} and ${pick(stream, TITLE_PLURALS)}`,
  (stream) => `${pick(stream, TITLE_ABSTRACTS)} and ${pick(stream, TITLE_ABSTRACTS)}`,
  (stream, genre) => `Beyond the ${adjective(stream, genre)} ${noun(stream, genre)}`,
  (stream) => `Where the ${pick(stream, TITLE_PLURALS)} ${pick(stream, TITLE_VERBS)}`,
  (stream) => `What the ${pick(stream, TITLE_PEOPLE)} ${pick(stream, TITLE_DEEDS)}`,
  (stream, genre) => `No ${noun(stream, genre)} for ${pick(stream, TITLE_NAMES)}`,
];

/**
 * Writes a unique title for each film. A film's title depends on the seed, its genre and the films before
 * it, so a longer catalogue begins with the shorter one.
 *
 * @param categoryIndex - by film: the index of its genre
 * @param genres - the names of the genres
 */
export function writeTitles(seed: number, categoryIndex: Int32Array, genres: readonly string[]): string[] {
  const taken = new Set<string>();
  const titles: string[] = [];
  let patterns: Int32Array = new Int32Array(0);
  categoryIndex.forEach((genreIndex, film) => {
    const place = film % PATTERNS.length;
    if (place === 0) {
      const stream = new Stream(seed, film, 0, Purpose.filmTitlePattern);
      patterns = shuffledIndexes(stream, PATTERNS.length);
    }
    const stream = new Stream(seed, film, 0, Purpose.filmTitle);
    const title = writeTitle(stream, genres[genreIndex] ?? '', patterns[place] ?? 0, taken);
    taken.add(title);
    titles.push(title);
  });
  return titles;
}

function writeTitle(stream: Stream, genre: string, firstPattern: number, taken: ReadonlySet<string>): string {
  let title = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const pattern = attempt < PATTERN_ATTEMPTS ? PATTERNS[firstPattern] : undefined;
    title = capitalize((pattern ?? pick(stream, PATTERNS))(stream, genre));
    if (!taken.has(title) && !repeatsWord(title)) return title;
  }
  let part = 2;
  while (taken.has(`${title} ${romanNumeral(part)}`)) part++;
  return `${title} ${romanNumeral(part)}`;
}

function wordsOf(genre: string): { adjectives: readonly string[]; nouns: readonly string[] } {
  return PLOT_WORDS.get(genre) ?? { adjectives: TITLE_ADJECTIVES, nouns: TITLE_NOUNS };
}

function repeatsWord(title: string): boolean {
  const words = title.split(' ').filter((word) => word !== 'the' && word !== 'The');
  return new Set(words).size < words.length;
}

/** A phrase with its first letter in upper case. */
export function capitalize(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

/** A noun with the indefinite article that suits it: A Letter, An Orchard, An Heir. */
export function withArticle(noun: string): string {
  return /^([AEIOU]|Heir|Honest)/.test(noun) ? `An ${noun}` : `A ${noun}`;
}

/** A whole number above 0 in Roman numerals; past 39 the tens repeat. */
function romanNumeral(value: number): string {
  const steps = [
    ['X', 10],
    ['IX', 9],
    ['V', 5],
    ['IV', 4],
    ['I', 1],
  ] as const;
  let rest = value;
  let text = '';
  for (const [letters, worth] of steps) {
    while (rest >= worth) {
      text += letters;
      rest -= worth;
    }
  }
  return text;
}
