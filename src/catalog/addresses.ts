import type { Stream } from '../random/stream.js';
import { DICTIONARIES } from './dictionaries.js';
import { pick } from './pick.js';
import { CITIES } from './places.js';

export interface Address {
  readonly street: string;
  /** A flat or a floor, seldom. */
  readonly unit: string | null;
  readonly district: string;
  /** From 1. */
  readonly cityId: number;
  readonly postalCode: string;
  readonly phone: string;
}

const HOME_TOWN_SHARE = 0.86;
const UNIT_SHARE = 0.12;
const HOUSE_NUMBER_DIGITS = [0, 9, 99, 999, 9999];
const POSTAL_LETTERS = 'ABCDEFGHJLNPRSTUWXYZ';

/** Draws an address in a city, given as its position in CITIES. */
export function drawAddress(stream: Stream, cityIndex: number): Address {
  const city = CITIES[cityIndex];
  if (!city) throw new RangeError(`no city ${cityIndex}`);
  return {
    street: `${drawHouseNumber(stream)} ${pick(stream, DICTIONARIES.streets)}`,
    unit: stream.unit() < UNIT_SHARE ? drawUnit(stream) : null,
    district: city.district,
    cityId: cityIndex + 1,
    postalCode: fillPattern(stream, city.postalPattern),
    phone: fillPattern(stream, city.phonePattern),
  };
}

/** Where a customer of a store in this city lives: mostly there, else in a neighbouring city of the country. */
export function drawHomeTown(stream: Stream, storeCityIndex: number): number {
  if (stream.unit() < HOME_TOWN_SHARE) return storeCityIndex;
  const neighbor = storeCityIndex + (stream.below(2) === 0 ? -1 : 1) * stream.between(1, 2);
  return CITIES[neighbor]?.countryId === CITIES[storeCityIndex]?.countryId ? neighbor : storeCityIndex;
}

function drawHouseNumber(stream: Stream): number {
  const digits = stream.between(1, 4);
  const below = HOUSE_NUMBER_DIGITS[digits - 1] ?? 0;
  const highest = HOUSE_NUMBER_DIGITS[digits] ?? 9;
  return stream.between(below + 1, highest);
}

function drawUnit(stream: Stream): string {
  const letter = 'ABCDEF'.charAt(stream.below(6));
  return stream.below(2) === 0 ? `Apt ${stream.between(1, 24)}${letter}` : `Unit ${stream.between(1, 40)}`;
}

function fillPattern(stream: Stream, pattern: string): string {
  let text = '';
  for (const sign of pattern) {
    if (sign === '#') text += stream.below(10);
    else if (sign === '@') text += POSTAL_LETTERS.charAt(stream.below(POSTAL_LETTERS.length));
    else text += sign;
  }
  return text;
}
