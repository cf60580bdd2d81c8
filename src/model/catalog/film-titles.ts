import type { Stream } from '../random/stream.js';
import { capitalize, fillPhrase, markOf, type Plot, unmark } from './film-plots.js';
import { PhraseDeck } from './phrase-deck.js';
import { pick } from './pick.js';

const ATTEMPTS = 60;
/** The number of attempts with the film's own pattern. */
const PATTERN_ATTEMPTS = 4;
/** Stands in the deck for a pattern of the genre's own. */
const OWN = '';
const OWN_PATTERNS = 22;

/** Patterns that suit any genre. `{adj}` and `{noun}` are words of the genre, `{hero}` is the hero's noun. */
const PATTERNS: readonly string[] = [
  'The {adj} {noun}',
  'The {noun}',
  'The {hero}',
  'The {hero} of {place}',
  'The {place} {noun}',
  'The {noun} and the {noun}',
  'The Last {noun}',
  'The {thing} from {place}',
  'The {adj} {thing}',
  '{adj} {noun}',
  '{adj} {noun}',
  '{adj} {noun}',
  '{adj} {noun}',
  '{adj} {noun}',
  '{adj} {noun}',
  '{noun}',
  '{noun}',
  '{place} {noun}',
  'A {adj} {noun}',
  'A {noun} for {name}',
  'One {adj} {noun}',
  'Beyond the {noun}',
  '{noun} at [Dawn|Midnight|Noon|Closing Time|First Light|Low Tide|Daybreak]',
  '{name} and the {noun}',
  "{name}'s {noun}",
  "{name}'s {adj} {noun}",
  "{name}'s {thing}",
  '{name} of {place}',
  '{name}',
  'Return to {place}',
  'Goodbye, {place}',
  '[Two|Three|Five|Seven|Eleven] Days in {place}',
];

const SMALL_WORDS = /^(a|an|and|at|for|from|in|of|on|or|the|to|with|without)$/;

/** Writes titles, each another. */
export class TitleWriter {
  private readonly taken = new Set<string>();
  private readonly patterns: PhraseDeck;
  private readonly ownPatterns = new Map<Plot['words'], PhraseDeck>();

  constructor(
    private readonly seed: number,
    private readonly deckKey: number,
  ) {
    const deck = [...PATTERNS, ...Array<string>(OWN_PATTERNS).fill(OWN)];
    this.patterns = new PhraseDeck(seed, deckKey, deck);
  }

  /** Writes the title of the next film. */
  next(stream: Stream, plot: Plot): string {
    const suits = (pattern: string) => suitsPlot(pattern, plot);
    const shared = this.patterns.next(suits);
    const first = shared === OWN ? this.deckOf(plot).next(suits) : shared;
    let title = '';
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      title = writeTitle(stream, attempt < PATTERN_ATTEMPTS ? first : this.pickOther(stream, plot), plot);
      if (!this.taken.has(title) && !repeatsWord(title)) break;
    }
    if (this.taken.has(title)) title = this.number(title);
    this.taken.add(title);
    return title;
  }

  private pickOther(stream: Stream, plot: Plot): string {
    return pick(
      stream,
      [...PATTERNS, ...plot.words.titles].filter((pattern) => suitsPlot(pattern, plot)),
    );
  }

  private deckOf({ words }: Plot): PhraseDeck {
    const known = this.ownPatterns.get(words);
    if (known) return known;
    const deck = new PhraseDeck(this.seed, this.deckKey + 1 + this.ownPatterns.size, words.titles);
    this.ownPatterns.set(words, deck);
    return deck;
  }

  /** A title that is taken, as that of a sequel. */
  private number(title: string): string {
    let part = 2;
    while (this.taken.has(`${title} ${romanNumeral(part)}`)) part++;
    return `${title} ${romanNumeral(part)}`;
  }
}

function suitsPlot(pattern: string, { words, hasThing }: Plot): boolean {
  if (pattern.includes('{thing}') && !hasThing) return false;
  return pattern === OWN || !words.needsGenreWord || /\{(adj|noun)\}/.test(pattern) || words.titles.includes(pattern);
}

function writeTitle(stream: Stream, pattern: string, { words, strength, slots, heroNoun }: Plot): string {
  const suiting = (list: readonly string[]) => list.filter((word) => markOf(word) <= strength);
  const draw = (list: readonly string[]) => unmark(pick(stream, suiting(list)));
  const filled = fillPhrase(
    stream,
    pattern.replace(/\{(adj|noun|hero)\}/g, (_, slot) =>
      slot === 'hero' ? heroNoun : draw(slot === 'adj' ? words.adjectives : words.nouns),
    ),
    slots,
  );
  return setInCapitals(filled.replace(/\b(the|an?) the /i, '$1 '));
}

/** A title in capitals, its small words excepted, with the articles that its nouns want. */
function setInCapitals(text: string): string {
  const capitals = text
    .split(' ')
    .map((word) => (SMALL_WORDS.test(word) ? word : capitalize(word)))
    .join(' ')
    .replace(/\bA (?=[AEIO]|U(?!ni)|Heir|Honest)/g, 'An ');
  return capitalize(capitals);
}

function repeatsWord(title: string): boolean {
  const words = title
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '' && !SMALL_WORDS.test(word));
  return new Set(words).size < words.length;
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
