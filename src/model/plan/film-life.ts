import type { FilmFacts } from '../catalog/films.js';
import { exactPower } from '../random/power.js';

/** A release's demand halves in these weeks, down to its catalogue level. */
const HALF_LIFE_WEEKS = 8;
/** The opening films were released over many years, so what people want of them changes more slowly. */
const OPENING_HALF_LIFE_WEEKS = 18;
/** A release weighs this many times as much as an opening film of the same rank. */
const RELEASE_FACTOR = 4;
const WEEKS_TO_FADE = 400;

function halvings(weeks: number): Float64Array {
  return Float64Array.from({ length: WEEKS_TO_FADE }, (_, week) => exactPower(0.5, week / weeks));
}

const RELEASE_FADING = halvings(HALF_LIFE_WEEKS);
const OPENING_FADING = halvings(OPENING_HALF_LIFE_WEEKS);

/**
 * What is left, in a week of the run, of the demand for a film when it was new: it falls to a level of its own. At its
 * release a film weighs RELEASE_FACTOR; an opening film weighs 1 in the first week.
 *
 * @param firstDay - epoch day of the first Monday
 */
export function lifeFactor(films: FilmFacts, film: number, firstDay: number, week: number): number {
  const isRelease = film >= films.openingCount;
  const age = isRelease ? Math.floor((firstDay + week * 7 + 6 - films.releaseDay[film]!) / 7) : week;
  const level = films.classicPermille[film]! / 1000;
  if (age >= WEEKS_TO_FADE) return level;
  const fading = (isRelease ? RELEASE_FADING : OPENING_FADING)[Math.max(age, 0)]!;
  return level + ((isRelease ? RELEASE_FACTOR : 1) - level) * fading;
}
