import { Stream } from '../random/stream.js';
import { CatalogPurpose } from './purpose.js';
import { COUNTRIES } from './words/cities.js';

/** A city of the table city; its id is its position in CITIES plus 1. */
export interface City {
  readonly name: string;
  readonly district: string;
  /** From 1. */
  readonly countryId: number;
  /** # stands for a digit, @ for a letter. */
  readonly postalPattern: string;
  readonly phonePattern: string;
}

/** All cities, those of one country together and neighbours beside each other. */
export const CITIES: readonly City[] = COUNTRIES.flatMap(({ phone, cities }, countryIndex) =>
  cities.map(([name, district, postalPattern, area]) => ({
    name,
    district,
    countryId: countryIndex + 1,
    postalPattern,
    phonePattern: phone.replace('AREA', area),
  })),
);

/**
 * Where the chain's stores stand, as positions in CITIES: side by side from a first city that the seed chooses, in
 * one country where it has cities enough.
 */
export function placeStores(seed: number, storeCount: number): Int32Array {
  const drawn = new Stream(seed, 0, 0, CatalogPurpose.homeCity).below(CITIES.length);
  const home = CITIES[drawn]?.countryId;
  const countryStart = CITIES.findIndex((city) => city.countryId === home);
  const countryEnd = CITIES.findLastIndex((city) => city.countryId === home) + 1;
  const first = Math.max(countryStart, Math.min(drawn, countryEnd - storeCount));
  return Int32Array.from({ length: storeCount }, (_, store) => (first + store) % CITIES.length);
}
