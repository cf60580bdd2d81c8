import type { Stream } from '../random/stream.js';
import { capitalize, fillPhrase, markOf, type Plot } from './film-plots.js';
import { PhraseDeck } from './phrase-deck.js';
import { CLAUSES, FICTION, OPENINGS, REMARKS, SENTENCES, STRONG_REMARKS } from './words/descriptions.js';

/** Stands in a deck for a phrase of the genre's own, and for no phrase. */
const OWN = 'own';
const NONE = 'none';

/** How often a deck has a phrase of the genre's own, a clause, and no remark. */
const OWN_OPENINGS = 17;
const CLAUSE_COPIES = 3;
const OWN_SENTENCES = 20;
const OWN_REMARKS = 20;
const NO_REMARKS = 55;
/** The strength of films rated NC-17. */
const STRONGEST = 3;

/** Writes descriptions of one to three sentences, hardly two of them built alike. */
export class DescriptionWriter {
  private readonly openings: PhraseDeck;
  private readonly links: PhraseDeck;
  private readonly remarks: PhraseDeck;
  private readonly strongRemarks: PhraseDeck;
  /** Of each genre: its own openings, sentences and remarks. */
  private readonly own = new Map<Plot['words'], readonly [PhraseDeck, PhraseDeck, PhraseDeck]>();

  constructor(
    private readonly seed: number,
    private readonly deckKey: number,
  ) {
    const clauses = Array.from({ length: CLAUSE_COPIES }, () => CLAUSES).flat();
    this.openings = new PhraseDeck(seed, deckKey, [...OPENINGS, ...copies(OWN_OPENINGS, OWN)]);
    this.links = new PhraseDeck(seed, deckKey + 1, [...clauses, ...SENTENCES, ...copies(OWN_SENTENCES, OWN)]);
    this.remarks = new PhraseDeck(seed, deckKey + 2, [
      ...REMARKS,
      ...STRONG_REMARKS,
      ...copies(OWN_REMARKS, OWN),
      ...copies(NO_REMARKS, NONE),
    ]);
    this.strongRemarks = new PhraseDeck(seed, deckKey + 3, STRONG_REMARKS);
  }

  /** Writes the description of the next film. */
  next(stream: Stream, plot: Plot): string {
    const [ownOpenings, ownSentences] = this.decksOf(plot);
    const suits = (phrase: string) => markOf(phrase) <= plot.strength && isTold(phrase, plot);
    const fill = (phrase: string) => fillPhrase(stream, phrase, plot.slots);
    let opening = this.openings.next(suits);
    if (opening === OWN) opening = ownOpenings.next(suits);
    let link = this.links.next((phrase) => isTold(phrase, plot) && !sharesConjunction(opening + plot.quest, phrase));
    if (link === OWN) link = ownSentences.next((phrase) => !sharesConjunction(opening, phrase));
    const joint = CLAUSES.includes(link) ? '' : '. ';
    const last = this.drawRemark(plot, opening);
    const story = `${fill(opening)}${joint}${joint === '' ? fill(link) : capitalize(fill(link))}.`;
    return capitalizeSentences(last === NONE ? story : `${story} ${capitalize(fill(last))}`);
  }

  private drawRemark(plot: Plot, opening: string): string {
    const suits = (phrase: string) =>
      markOf(phrase) <= plot.strength &&
      isTold(phrase, plot) &&
      !(opening.includes('{kind}') && phrase.includes('{kind}'));
    if (plot.strength === STRONGEST) return this.strongRemarks.next(suits);
    const remark = this.remarks.next(suits);
    return remark === OWN ? this.decksOf(plot)[2].next(suits) : remark;
  }

  private decksOf({ words }: Plot): readonly [PhraseDeck, PhraseDeck, PhraseDeck] {
    const known = this.own.get(words);
    if (known) return known;
    const key = this.deckKey + 4 + 3 * this.own.size;
    const decks = [
      new PhraseDeck(this.seed, key, words.openings),
      new PhraseDeck(this.seed, key + 1, words.links),
      new PhraseDeck(this.seed, key + 2, words.remarks),
    ] as const;
    this.own.set(words, decks);
    return decks;
  }
}

function isTold(phrase: string, { words }: Plot): boolean {
  return !(words.isTrue && FICTION.has(phrase));
}

function copies(count: number, phrase: string): string[] {
  return Array<string>(count).fill(phrase);
}

/** Whether a sentence would have the same conjunction twice. */
function sharesConjunction(one: string, other: string): boolean {
  return [', but ', 'until ', ' when ', ' once '].some((word) => one.includes(word) && other.includes(word));
}

function capitalizeSentences(text: string): string {
  return capitalize(text).replace(/([.!?] )(\p{Ll})/gu, (_, end: string, letter: string) => end + letter.toUpperCase());
}
