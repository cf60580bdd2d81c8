#!/usr/bin/env node
// Names people with faker's functions and from its lists, in interleaved rounds, and writes the texts of films:
//   node bench/name-people.mjs [--rounds 9]
import { parseArgs } from 'node:util';
import { configSchema } from '../dist/src/config/schema.js';
import { writeFilmTexts } from '../dist/src/model/catalog/film-texts.js';
import { planFilms } from '../dist/src/model/catalog/films.js';
import { genreProfilesOf } from '../dist/src/model/catalog/genres.js';
import { drawPeople } from '../dist/src/model/catalog/name-lists.js';
import { namerOf } from '../dist/src/model/catalog/people.js';
import { Stream } from '../dist/src/model/random/stream.js';
import { median } from './try-server.mjs';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '9' } } });
const PEOPLE = 20_000;
const FILMS = 1000;

/** @param {number} scale */
const configOf = (scale) =>
  configSchema.parse({ simulation: { scale_factor: scale }, generation: { films_count: FILMS } });
/** @param {number} scale */
const namePeople = (scale) => () => {
  const namer = namerOf(configOf(scale));
  for (let person = 0; person < PEOPLE; person++) {
    const stream = new Stream(42, person, 0, 1);
    namer(stream, drawPeople(stream, 'United States'));
  }
  return PEOPLE;
};
const films = planFilms(configOf(1), 11_596, []);
const genres = genreProfilesOf(configOf(1));

/** @type {Record<string, () => number>} */
const tasks = {
  "people, by faker's functions": namePeople(1),
  "people, from faker's lists": namePeople(1000),
  'texts of films': () => [...writeFilmTexts(42, films, genres)].length,
};

/** @type {Record<string, number[]>} */
const perSecond = Object.fromEntries(Object.keys(tasks).map((name) => [name, []]));
for (let round = -1; round < Number(values.rounds); round++) {
  for (const [name, task] of Object.entries(tasks)) {
    const began = performance.now();
    const rows = task();
    // The first round is a warm-up.
    if (round >= 0) perSecond[name]?.push((rows * 1000) / (performance.now() - began));
  }
}
for (const [name, rates] of Object.entries(perSecond)) {
  const [least, middle, most] = [Math.min(...rates), median(rates), Math.max(...rates)].map(Math.round);
  console.log(`${name.padEnd(30)} ${middle?.toLocaleString('en-US')} a second (${least} to ${most})`);
}
