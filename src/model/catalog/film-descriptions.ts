import { Purpose, Stream } from '../random/stream.js';

import { capitalize, withArticle } from './film-titles.js';
import { pick } from './pick.js';
import { PLOT_WORDS, type PlotWords } from './words/plots.js';
import { TITLE_PLACES } from './words/titles.js';

interface Plot {
  readonly hero: string;
  readonly quest: string;
  readonly turn: string;
  readonly kind: string;
  readonly place: string;
  readonly time: string;
}

const SENTENCES: readonly ((plot: Plot) => string)[] = [
  ({ hero, quest, turn }) => `${capitalize(hero)} ${quest}, until ${turn}.`,
  ({ hero, quest, turn }) => `${capitalize(hero)} ${quest}. Then ${turn}.`,
  ({ hero, quest, turn, place }) => `In ${place}, ${hero} ${quest}. Before long, ${turn}.`,
  ({ hero, quest, turn, kind }) => `${capitalize(kind)}: ${hero} ${quest}, and nothing is the same once ${turn}.`,
  ({ hero, quest, turn, place, time }) => `${capitalize(place)}, ${time}: ${hero} ${quest}, and ${turn}.`,
  ({ hero, quest, turn, kind, place }) =>
    `${capitalize(hero)} ${quest}. When ${turn}, all of ${place} holds its breath: ${kind}.`,
  ({ hero, quest, kind, place }) => `${capitalize(kind)} from ${place}, in which ${hero} ${quest}.`,
  ({ hero, quest, turn }) => `${capitalize(hero)} ${quest}. Just when it seems to be over, ${turn}.`,
];

const REMARKS: readonly string[] = [
  'Winner of two audience awards.',
  'With a score you will hum all week.',
  'Restored from the original negative.',
  'Watch it with the lights on.',
  'The surprise hit of its season.',
  'Includes the ending the studio cut.',
  'Based on a true story, mostly.',
  'A cast to remember.',
  'From the novel of the same name.',
  'Two handkerchiefs recommended.',
  'Worth it for the last ten minutes alone.',
  'A debut that took nine years to make.',
];

const REMARK_SHARE = 0.3;
const OLDEST_SETTING = 1890;
const LATEST_SETTING = 1989;

/**
 * Writes a description of each film, one to three sentences that suit its genre.
 *
 * @param categoryIndex - by film: the index of its genre
 * @param genres - the names of the genres
 */
export function* writeDescriptions(
  seed: number,
  categoryIndex: Int32Array,
  genres: readonly string[],
): Generator<string> {
  const words = genres.map(wordsOf);
  for (let film = 0; film < categoryIndex.length; film++) {
    const ofGenre = words[categoryIndex[film] ?? 0];
    yield ofGenre ? describe(new Stream(seed, film, 0, Purpose.filmDescription), ofGenre) : '';
  }
}

/** A genre without plots of its own uses those of dramas. */
function wordsOf(genre: string): PlotWords | undefined {
  const drama = PLOT_WORDS.get('Drama');
  const known = PLOT_WORDS.get(genre);
  if (known || !drama) return known;
  return { ...drama, kinds: [`${withArticle(genre)} film`, `${withArticle(genre)} picture`] };
}

function describe(stream: Stream, words: PlotWords): string {
  const plot: Plot = {
    hero: pick(stream, words.heroes),
    quest: pick(stream, words.quests),
    turn: pick(stream, words.turns),
    kind: pick(stream, words.kinds),
    place: pick(stream, words.places ?? TITLE_PLACES),
    time: words.times ? pick(stream, words.times) : String(stream.between(OLDEST_SETTING, LATEST_SETTING)),
  };
  const sentence = pick(stream, SENTENCES)(plot);
  return stream.unit() < REMARK_SHARE ? `${sentence} ${pick(stream, words.remarks ?? REMARKS)}` : sentence;
}
