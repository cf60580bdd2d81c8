import { describe, expect, test } from 'vitest';
import { DescriptionWriter } from '../../../src/model/catalog/film-descriptions.js';
import { unmark } from '../../../src/model/catalog/film-plots.js';
import { type FilmText, writeFilmTexts } from '../../../src/model/catalog/film-texts.js';
import { planFilms } from '../../../src/model/catalog/films.js';
import { GENRES, genreProfilesOf, RATINGS } from '../../../src/model/catalog/genres.js';
import { plotWordsOf } from '../../../src/model/catalog/words/plots.js';
import { ENGLISH, SETTINGS } from '../../../src/model/catalog/words/settings.js';
import { Stream } from '../../../src/model/random/stream.js';
import { buildConfig, FIRST_DAY } from './build-source.js';

interface Film extends FilmText {
  readonly genre: string;
  readonly year: number;
}

function writeFilms(films: number, seed = 42): Film[] {
  const config = buildConfig({ seed, films });
  const facts = planFilms(config, FIRST_DAY, []);
  const texts = writeFilmTexts(seed, facts, genreProfilesOf(config));
  return Array.from(texts, (text, film) => ({
    ...text,
    genre: GENRES[facts.categoryIndex[film]!]!,
    year: facts.releaseYear[film]!,
  }));
}

const films = [1, 2, 3].flatMap((seed) => writeFilms(1000, seed));

const PLACES = [
  ...new Set([ENGLISH, ...Object.values(SETTINGS)].flatMap(({ places }) => places)),
  ...GENRES.flatMap((genre) => plotWordsOf(genre).places ?? []),
];

function placesIn(text: string): string[] {
  const found = PLACES.filter((place) => new RegExp(`\\b${place}\\b`, 'i').test(text));
  return found.filter((place) => !found.some((other) => other !== place && other.includes(place)));
}

describe('the texts of a film', () => {
  test('name one place at most, the same in title and description', () => {
    let both = 0;
    for (const { title, description } of films) {
      const named = new Set([...placesIn(title), ...placesIn(description)]);
      if (named.size > 1) expect.fail(`${title}: ${description}`);
      if (placesIn(title).length > 0 && placesIn(description).length > 0) both++;
    }
    expect(both).toBeGreaterThan(100);
  });

  test('name one year at most, the same in title and description, and none after the release but in the future', () => {
    for (const { title, description, genre, year } of films) {
      const named = new Set(`${title} ${description}`.match(/\b(1[89]|2[0-3])\d\d\b/g));
      if (named.size > 1) expect.fail(`${title}: ${description}`);
      for (const each of named) if (genre !== 'Sci-Fi') expect(Number(each)).toBeLessThanOrEqual(year);
    }
  });

  test('have a rating that suits the genre', () => {
    const ratingsOf = (genre: string) =>
      new Set(films.filter((film) => film.genre === genre).map(({ rating }) => rating));
    expect([...ratingsOf('Family')].sort()).toEqual(['G', 'PG']);
    expect(ratingsOf('Animation')).not.toContain('R');
    for (const genre of ['Horror', 'Crime', 'Thriller', 'Action']) expect(ratingsOf(genre)).not.toContain('G');
  });

  test('name no death in a film for children', () => {
    const forChildren = films.filter(({ rating }) => rating === 'G' || rating === 'PG');
    expect(forChildren.length).toBeGreaterThan(300);
    for (const { title, description } of forChildren) {
      expect(`${title} ${description}`).not.toMatch(
        /murder|kill|corpse|blood|bleeding|\bbody\b|bodies|assassin|drowns/i,
      );
    }
  });

  test('sound like the genre: an own word or an own pattern is in the title of what has to', () => {
    for (const genre of GENRES.map(plotWordsOf).filter(({ needsGenreWord }) => needsGenreWord)) {
      const titles = films.filter((film) => plotWordsOf(film.genre) === genre).map(({ title }) => title);
      const words = [...genre.nouns, ...genre.adjectives].map(unmark);
      const fixed = genre.titles.filter((pattern) => !/\{(adj|noun)\}/.test(pattern)).map(toPattern);
      for (const title of titles) {
        const sounds = words.some((word) => title.includes(word)) || fixed.some((pattern) => pattern.test(title));
        if (!sounds) expect.fail(title);
      }
    }
  });

  test('have a hero of the language of the film', () => {
    const french = writeFilms(3000).filter(({ languageId, genre }) => languageId === 2 && genre === 'Drama');
    expect(french.length).toBeGreaterThan(5);
    for (const { title, description } of french) {
      for (const place of placesIn(`${title} ${description}`)) expect(SETTINGS.French!.places).toContain(place);
    }
  });

  test('have every slot filled, one space between words, and sentences that begin with a capital', () => {
    for (const { title, description } of films) {
      for (const text of [title, description])
        expect(text).not.toMatch(/[{}[\]|*]|(PG-13|R): | {2}|\bundefined\b| [.,;]|\ba (?!one)[aeio]\w/);
      expect(description).toMatch(/^[\p{Lu}\d].*[.!?]$/u);
      expect(description).not.toMatch(/[.!?] \p{Ll}/u);
    }
  });

  test('begin with those of a smaller catalogue', () => {
    expect(writeFilms(400).slice(0, 150)).toEqual(writeFilms(150));
  });

  test('are different titles and different descriptions', () => {
    const many = writeFilms(3000);
    expect(new Set(many.map(({ title }) => title)).size).toBe(3000);
    expect(new Set(many.map(({ description }) => description)).size).toBe(3000);
    const numbered = many.filter(({ title }) => / [IVX]+$/.test(title));
    expect(numbered.length).toBeLessThan(15);
  });
});

/** The fixed words of a pattern of titles, with anything in its slots. */
function toPattern(pattern: string): RegExp {
  const text = pattern
    .replace(/[?.!]/g, '\\$&')
    .replace(/\[([^\]]*)\]/g, '($1)')
    .replace(/\{[^}]*\}/g, '.+');
  return new RegExp(`^${text}$`, 'i');
}

describe('the frames of descriptions', () => {
  /** The descriptions of the films of a catalogue with the names of the slots in the slots: their fixed words. */
  function framesOf(count: number, seed: number): string[] {
    const writer = new DescriptionWriter(seed, 0);
    const tokens = ['hero', 'quest', 'turn', 'trouble', 'place', 'time', 'name', 'he', 'his', 'him', 'thing', 'kind'];
    const slots = Object.fromEntries(tokens.map((token) => [token, token.toUpperCase()]));
    return writeFilms(count, seed).map(({ genre, rating }, film) => {
      const strength = Math.max(0, RATINGS.indexOf(rating) - 1);
      const plot = { words: plotWordsOf(genre), strength, slots, heroNoun: '', quest: '', hasThing: false };
      return writer.next(new Stream(seed, film, 0, 1), plot);
    });
  }

  function mostOften(texts: readonly string[]): number {
    const counts = new Map<string, number>();
    for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
    return Math.max(...counts.values());
  }

  test.each([1, 2, 3])('no frame, and no frame of a sentence, comes more than once in 50 films (seed %i)', (seed) => {
    const frames = framesOf(1000, seed);
    expect(new Set(frames).size).toBeGreaterThan(700);
    expect(mostOften(frames)).toBeLessThanOrEqual(5);
    const sentences = frames.flatMap((frame) => frame.split(/(?<=[.!?]) /));
    expect(mostOften(sentences)).toBeLessThanOrEqual(20);
  });
});
