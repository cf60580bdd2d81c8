import type { Stream } from '../random/stream.js';
import { capitalize, fillPhrase, markOf, type Plot } from './film-plots.js';
import { PhraseDeck } from './phrase-deck.js';

/** Stands in a deck for a phrase of the genre's own, and for no phrase. */
const OWN = 'own';
const NONE = 'none';

/** Ways to begin. The genre's own are dealt besides. */
const OPENINGS: readonly string[] = [
  '{hero} {quest}',
  'In {place}, {hero} {quest}',
  '{place}, {time}: {hero} {quest}',
  '{time}: {hero} {quest}',
  '{name}, {hero}, {quest}',
  'When {trouble}, {hero} {quest}',
  'In the {place} of {time}, {hero} {quest}',
  '{kind} about {hero} who {quest}',
  'Meet {name}, {hero} who {quest}',
  'Nobody in {place} expects much of {name}, {hero} who {quest}',
  'It is {time} in {place}, and {hero} {quest}',
  'It is {time}, and {hero} {quest}',
  '{trouble}, and {name}, {hero}, {quest}',
  '{trouble}; {name}, {hero}, {quest}',
  'Against all advice, {hero} {quest}',
  'For reasons of {his} own, {hero} {quest}',
  'With little left to lose, {hero} {quest}',
  'Far from home in {place}, {hero} {quest}',
  'On the edge of {place}, {hero} {quest}',
  '{name} is {hero} who {quest}',
  '{hero} from {place} {quest}',
  'It begins in {place}, where {hero} {quest}',
  'The whole of {place} is watching as {hero} {quest}',
  'New to {place}, {hero} {quest}',
  'Years after leaving {place}, {hero} {quest}',
  'Nobody asked {name}, {hero}, but {he} {quest}',
  'Not far from {place}, {hero} {quest}',
  'Long after {place} has given up on {him}, {hero} {quest}',
  'Set in {place}: {hero} {quest}',
  'The story of {hero} who {quest}',
  'One day in {time}, {hero} {quest}',
  '{place} has never known anyone like {name}, {hero} who {quest}',
  'A promise is a promise, and {hero} {quest}',
  'Everything changes in {place} when {trouble}: {hero} {quest}',
  'For once in {his} life, {hero} {quest}',
  'While {place} sleeps, {hero} {quest}',
  'Somebody has to do it: {hero} {quest}',
];
const OWN_OPENINGS = 17;

/** Ways to bring in the turn, in the same sentence. */
const CLAUSES: readonly string[] = [
  ', until {turn}',
  ', and {turn}',
  ', but {turn}',
  ', only to find that {turn}',
  '; then {turn}',
  '; before long, {turn}',
  ', just as {turn}',
  ', on the very day that {turn}',
  ', even as {turn}',
  ', and nothing is the same once {turn}',
  ', and has to choose when {turn}',
  '',
];
const CLAUSE_COPIES = 3;

/** The same in a sentence of its own. */
const SENTENCES: readonly string[] = [
  'Then {turn}',
  'Before long, {turn}',
  'Just when it seems to be over, {turn}',
  'Meanwhile, {turn}',
  'Halfway through, {turn}',
  'The trouble starts when {turn}',
  'It all turns on one night, when {turn}',
  'All at once, {turn}',
  'Within a week, {turn}',
  'It looks settled until {turn}',
  'Nobody is ready when {turn}',
  'Out of nowhere, {turn}',
  'Against every expectation, {turn}',
  'That might be the end of it, but {turn}',
  'No one has thought of this: {turn}',
  'The plan holds until {turn}',
];
const OWN_SENTENCES = 20;

const REMARKS: readonly string[] = [
  'The surprise hit of its season.',
  'A cast to remember.',
  'From the novel of the same name.',
  'Restored from the original negative.',
  'Includes the ending the studio cut.',
  'Worth it for the last ten minutes alone.',
  'A debut that took nine years to make.',
  'Winner of two audience awards.',
  'The critics were divided; the audiences were not.',
  'Shot in nineteen days.',
  'Look for the director in the crowd.',
  'Overlooked in its day.',
  'The first film of a great career.',
  'Quoted to this day.',
  'Better every time.',
  'A small film with a long shadow.',
  'With a last line worth waiting for.',
  'A slow start and a perfect finish.',
  'It opened in one theater and stayed a year.',
  'Its director never made a better one.',
  'Rarely shown until now.',
  'Word of mouth did the rest.',
  '{kind}.',
  '{kind}, and proud of it.',
  '{kind}, well told.',
];
/** For films rated R, and one of them for every film rated NC-17. */
const STRONG_REMARKS: readonly string[] = [
  'R: Not for the faint of heart.',
  'R: For grown-ups only, and not for all of them.',
  'R: Strong stuff.',
  'R: It leaves little to the imagination.',
  'R: The censors asked for eleven cuts.',
  'R: Nothing is held back.',
  'R: As raw as films get.',
  'R: Uncut on this disc.',
];
/** What can't be said of a film that is told as true. */
const FICTION: ReadonlySet<string> = new Set([
  ...['While {place} sleeps, {hero} {quest}', 'With little left to lose, {hero} {quest}'],
  ...['Somebody has to do it: {hero} {quest}', '{trouble}, and {name}, {hero}, {quest}'],
  ...['Long after {place} has given up on {him}, {hero} {quest}', 'A promise is a promise, and {hero} {quest}'],
  ...['Everything changes in {place} when {trouble}: {hero} {quest}', 'In the {place} of {time}, {hero} {quest}'],
  ...['Just when it seems to be over, {turn}', 'It all turns on one night, when {turn}', 'Out of nowhere, {turn}'],
  ...[', only to find that {turn}', ', on the very day that {turn}', ', and has to choose when {turn}'],
  ...['A cast to remember.', 'From the novel of the same name.', 'Includes the ending the studio cut.'],
  ...['With a last line worth waiting for.', 'Shot in nineteen days.'],
]);
const OWN_REMARKS = 20;
const NO_REMARKS = 55;
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
