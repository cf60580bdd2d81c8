import type { Stream } from '../random/stream.js';
import type { FilmDetails } from './film-details.js';
import { LANGUAGES } from './film-details.js';
import { RATINGS } from './genres.js';
import { PhraseDeck } from './phrase-deck.js';
import { pick } from './pick.js';
import type { PlotWords } from './words/plots/plot-words.js';
import { plotWordsOf } from './words/plots.js';
import { ENGLISH, SETTINGS } from './words/settings.js';

/** What a film is about. Its title and its description are both made of it. */
export interface Plot {
  readonly words: PlotWords;
  /** The strongest mark that its phrases may have: 0 for G and PG, 1 for PG-13, 2 for R, 3 for NC-17. */
  readonly strength: number;
  /** The texts of the slots, see PlotWords. */
  readonly slots: Readonly<Record<string, string>>;
  /** Without its article. */
  readonly heroNoun: string;
  readonly quest: string;
  /** Whether the quest names the thing. */
  readonly hasThing: boolean;
}

const TRAIT_SHARE = 0.5;
const TAIL_SHARE = 0.3;
const PRONOUNS = [
  { he: 'she', his: 'her', him: 'her' },
  { he: 'he', his: 'his', him: 'him' },
] as const;

/** Draws the plots of a genre's films, in the order of the films. */
export class PlotWriter {
  readonly words: PlotWords;
  private readonly heroes: PhraseDeck;
  private readonly quests: PhraseDeck;
  private readonly turns: PhraseDeck;
  private readonly troubles: PhraseDeck;

  /** @param deckKey - the first of as many keys as it has decks */
  constructor(seed: number, genre: string, deckKey: number) {
    this.words = plotWordsOf(genre);
    this.heroes = new PhraseDeck(seed, deckKey, this.words.heroes);
    this.quests = new PhraseDeck(seed, deckKey + 1, this.words.quests);
    this.turns = new PhraseDeck(seed, deckKey + 2, this.words.turns);
    this.troubles = new PhraseDeck(seed, deckKey + 3, this.words.troubles);
  }

  /** Draws the plot of the next film. It does not play after the year of its release. */
  next(stream: Stream, { languageId, rating }: FilmDetails, releaseYear: number): Plot {
    const { words } = this;
    const strength = Math.max(0, RATINGS.indexOf(rating) - RATINGS.indexOf('PG'));
    const suits = (phrase: string) => markOf(phrase) <= strength;
    const setting = (words.places ? undefined : SETTINGS[LANGUAGES[languageId - 1]?.name ?? '']) ?? ENGLISH;
    const [, sex, heroNoun = ''] = /^(?:([fm]):)?(.*)$/.exec(this.heroes.next(suits)) ?? [];
    const isMan = sex === undefined ? stream.below(2) : sex === 'm' ? 1 : 0;
    const slots: Record<string, string> = {
      ...PRONOUNS[isMan],
      name: pick(stream, isMan ? setting.men : setting.women),
      place: pick(stream, words.places ?? setting.places),
      time: words.times ? pick(stream, words.times) : drawYear(stream, words.years, releaseYear),
      thing: pick(stream, words.things),
      kind: pick(stream, words.kinds),
    };
    slots['a thing'] = withArticle(slots.thing ?? '');
    const trait = stream.unit() < TRAIT_SHARE ? `${pick(stream, words.traits)} ` : '';
    const tail = stream.unit() < TAIL_SHARE ? ` ${fillPhrase(stream, pick(stream, words.tails), slots)}` : '';
    slots.hero = withArticle(trait + heroNoun) + tail;
    const quest = this.quests.next(suits);
    slots.quest = fillPhrase(stream, quest, slots);
    slots.turn = fillPhrase(stream, this.turns.next(suits), slots);
    slots.trouble = fillPhrase(stream, this.troubles.next(suits), slots);
    return { words, strength, slots, heroNoun, quest: slots.quest, hasThing: /\{(a )?thing\}/.test(quest) };
  }
}

function drawYear(stream: Stream, [first, last]: readonly [number, number], releaseYear: number): string {
  return String(Math.min(stream.between(first, last), releaseYear));
}

/** The mark of a phrase, as a strength. */
export function markOf(phrase: string): number {
  if (phrase.startsWith('PG-13: ')) return 1;
  return phrase.startsWith('R: ') ? 2 : 0;
}

/** A phrase without its mark. */
export function unmark(phrase: string): string {
  return phrase.replace(/^(PG-13|R): /, '');
}

/** A phrase without its mark, with one of each of its alternatives and with its slots filled. */
export function fillPhrase(stream: Stream, phrase: string, slots: Readonly<Record<string, string>>): string {
  return unmark(phrase)
    .replace(/\[([^\]]*)\]/g, (_, alternatives: string) => pick(stream, alternatives.split('|')))
    .replace(/\{([^}]*)\}/g, (_, slot: string) => slots[slot] ?? '');
}

/** A noun phrase with its indefinite article: a letter, an orchard, a unicorn. */
function withArticle(phrase: string): string {
  return /^([aei]|o(?!ne)|u(?!ni)|heir|honest)/i.test(phrase) ? `an ${phrase}` : `a ${phrase}`;
}

/** A phrase with its first letter in upper case. */
export function capitalize(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}
