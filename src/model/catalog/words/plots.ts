import { ACTION } from './plots/action.js';
import { ADVENTURE } from './plots/adventure.js';
import { ANIMATION } from './plots/animation.js';
import { COMEDY } from './plots/comedy.js';
import { CRIME } from './plots/crime.js';
import { DOCUMENTARY } from './plots/documentary.js';
import { DRAMA } from './plots/drama.js';
import { FAMILY } from './plots/family.js';
import { FANTASY } from './plots/fantasy.js';
import { HORROR } from './plots/horror.js';
import { MUSIC } from './plots/music.js';
import { MYSTERY } from './plots/mystery.js';
import type { PlotWords } from './plots/plot-words.js';
import { ROMANCE } from './plots/romance.js';
import { SCI_FI } from './plots/sci-fi.js';
import { THRILLER } from './plots/thriller.js';
import { WESTERN } from './plots/western.js';

/** By the genre's name in genres.ts. */
const WORDS: ReadonlyMap<string, PlotWords> = new Map(
  Object.entries({
    Action: ACTION,
    Adventure: ADVENTURE,
    Animation: ANIMATION,
    Comedy: COMEDY,
    Crime: CRIME,
    Documentary: DOCUMENTARY,
    Drama: DRAMA,
    Family: FAMILY,
    Fantasy: FANTASY,
    Horror: HORROR,
    Music: MUSIC,
    Mystery: MYSTERY,
    Romance: ROMANCE,
    'Sci-Fi': SCI_FI,
    Thriller: THRILLER,
    Western: WESTERN,
  }),
);

/** The words of a genre. One that only a configuration names uses those of dramas, and its own name for its films. */
export function plotWordsOf(genre: string): PlotWords {
  const article = /^[AEIOU]/i.test(genre) ? 'an' : 'a';
  return WORDS.get(genre) ?? { ...DRAMA, kinds: [`${article} ${genre} film`, `${article} ${genre} picture`] };
}
