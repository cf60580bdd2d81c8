import type { Cell } from '../encode/small-table.js';
import { actorCount, castFilms, nameActors } from './cast.js';
import { writeDescriptions } from './film-descriptions.js';
import { drawFilmDetails } from './film-details.js';
import { writeTitles } from './film-titles.js';
import { GENRES } from './genres.js';
import { LANGUAGES } from './languages.js';
import { openingText, type SmallTableSource } from './small-table-source.js';

type Rows = Generator<readonly Cell[]>;

export function* languageRows(source: SmallTableSource): Rows {
  const opening = openingText(source);
  for (const [index, language] of LANGUAGES.entries()) yield [index + 1, language.name, opening];
}

export function* categoryRows(source: SmallTableSource): Rows {
  const opening = openingText(source);
  for (const [index, name] of GENRES.entries()) yield [index + 1, name, opening];
}

export function* actorRows(source: SmallTableSource): Rows {
  const opening = openingText(source);
  const names = nameActors(source.config.simulation.seed, actorCount(source.films.count));
  for (const [index, name] of names.entries()) yield [index + 1, name.first, name.last, opening];
}

export function* filmRows(source: SmallTableSource): Rows {
  const { films } = source;
  const { seed } = source.config.simulation;
  const opening = openingText(source);
  const titles = writeTitles(seed, films.categoryIndex);
  let film = 0;
  for (const description of writeDescriptions(seed, films.categoryIndex)) {
    const details = drawFilmDetails(seed, film, films.categoryIndex[film] ?? 0);
    yield [
      film + 1,
      titles[film] ?? '',
      description,
      films.releaseYear[film] ?? 0,
      details.languageId,
      films.rentalDurationDays[film] ?? 0,
      moneyText(films.rentalRateCents[film] ?? 0),
      films.lengthMinutes[film] ?? 0,
      moneyText(films.replacementCostCents[film] ?? 0),
      details.rating,
      details.specialFeatures,
      opening,
    ];
    film++;
  }
}

export function* filmActorRows(source: SmallTableSource): Rows {
  const opening = openingText(source);
  const { count } = source.films;
  for (const pair of castFilms(source.config.simulation.seed, count)) {
    const actor = Math.floor(pair / count);
    yield [actor + 1, pair - actor * count + 1, opening];
  }
}

export function* filmCategoryRows(source: SmallTableSource): Rows {
  const opening = openingText(source);
  for (const [film, genre] of source.films.categoryIndex.entries()) yield [film + 1, genre + 1, opening];
}

/** 499 cents as 4.99 */
function moneyText(cents: number): string {
  const rest = cents % 100;
  return `${(cents - rest) / 100}.${rest < 10 ? '0' : ''}${rest}`;
}
