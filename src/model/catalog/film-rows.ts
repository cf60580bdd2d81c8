import type { Cell } from '../../encode/small-table.js';
import { dateText, timestampText } from '../calendar/civil.js';
import { monthNumber } from '../calendar/demand-calendar.js';
import { actorCount, castFilms, nameActors } from './cast.js';
import { LANGUAGES } from './film-details.js';
import { writeFilmTexts } from './film-texts.js';
import { genreProfilesOf } from './genres.js';
import { namerOf } from './people.js';

import { classNamesOf, openingText, type SmallTableSource } from './small-table-source.js';

/** Eight in the morning. */
const RELEASE_SECOND = 8 * 3600;

type Rows = Generator<readonly Cell[]>;

export function* languageRows(source: SmallTableSource): Rows {
  const opening = openingText(source);
  for (const [index, language] of LANGUAGES.entries()) yield [index + 1, language.name, opening];
}

export function* categoryRows(source: SmallTableSource): Rows {
  const opening = openingText(source);
  for (const [index, { name }] of genreProfilesOf(source.config).entries()) yield [index + 1, name, opening];
}

export function* actorRows(source: SmallTableSource): Rows {
  const opening = openingText(source);
  const { seed } = source.config.simulation;
  const names = nameActors(seed, actorCount(source.films.openingCount), namerOf(source.config), classNamesOf(source));
  for (const [index, name] of names.entries()) yield [index + 1, name.first, name.last, opening];
}

export function* filmRows(source: SmallTableSource): Rows {
  const { films } = source;
  const { seed } = source.config.simulation;
  const opening = openingText(source);
  let film = 0;
  for (const text of writeFilmTexts(seed, films, genreProfilesOf(source.config))) {
    yield [
      film + 1,
      text.title,
      text.description,
      films.releaseYear[film] ?? 0,
      text.languageId,
      films.rentalDurationDays[film] ?? 0,
      moneyText(films.rentalRateCents[film] ?? 0),
      films.lengthMinutes[film] ?? 0,
      moneyText(films.replacementCostCents[film] ?? 0),
      text.rating,
      text.specialFeatures,
      film < films.openingCount ? opening : releaseText(source, film),
    ];
    film++;
  }
}

export function* filmActorRows(source: SmallTableSource): Rows {
  const opening = openingText(source);
  const { count, openingCount } = source.films;
  for (const pair of castFilms(source.config.simulation.seed, count, openingCount)) {
    const actor = Math.floor(pair / count);
    const film = pair - actor * count;
    yield [actor + 1, film + 1, film < openingCount ? opening : releaseText(source, film)];
  }
}

export function* filmCategoryRows(source: SmallTableSource): Rows {
  const opening = openingText(source);
  for (const [film, genre] of source.films.categoryIndex.entries()) {
    yield [film + 1, genre + 1, film < source.films.openingCount ? opening : releaseText(source, film)];
  }
}

/** The releases since the opening, with the number of copies bought so far. */
export function* filmReleaseRows(source: SmallTableSource): Rows {
  const { films, copies } = source;
  const bought = new Int32Array(films.count);
  for (const film of copies.filmIndex) bought[film] = (bought[film] ?? 0) + 1;
  const profiles = genreProfilesOf(source.config);
  const genres = profiles.map(({ name }) => name);
  const titles = Array.from(writeFilmTexts(source.config.simulation.seed, films, profiles), ({ title }) => title);
  for (let film = films.openingCount; film < films.count; film++) {
    const day = films.releaseDay[film] ?? 0;
    const genre = genres[films.categoryIndex[film] ?? 0] ?? '';
    const moment = releaseText(source, film);
    yield [
      film - films.openingCount + 1,
      film + 1,
      dateText(day),
      `Q${Math.floor((monthNumber(day) % 12) / 3) + 1} ${films.releaseYear[film] ?? 0}`,
      films.releaseYear[film] ?? 0,
      genre,
      `New in ${genre}: ${titles[film] ?? ''}`,
      bought[film] ?? 0,
      1,
      moment,
      moment,
    ];
  }
}

/** The morning of a film's release. */
function releaseText(source: SmallTableSource, film: number): string {
  return timestampText(source.films.releaseDay[film] ?? 0, RELEASE_SECOND);
}

/** 499 cents as 4.99 */
function moneyText(cents: number): string {
  const rest = cents % 100;
  return `${(cents - rest) / 100}.${rest < 10 ? '0' : ''}${rest}`;
}
