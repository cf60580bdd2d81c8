import type { Stream } from '../random/stream.js';
import { HouseNumbers } from './house-numbers.js';
import { PhoneNumbers } from './phone-numbers.js';
import { pick } from './pick.js';
import type { City, StorePlace } from './places.js';
import { STREET_STYLES, type StreetStyle } from './words/streets.js';

export interface Address {
  readonly street: string;
  /** A flat or a floor; empty for most addresses. */
  readonly unit: string | null;
  readonly district: string;
  /** From 1. */
  readonly cityId: number;
  readonly postalCode: string;
  readonly phone: string;
}

const HOME_CITY_SHARE = 0.78;
const UNIT_SHARE = 0.12;
const POSTAL_LETTERS = 'ABCDEFGHJLNPRSTUWXYZ';

/** Draws addresses in sequence, each with its own house and telephone number. */
export class AddressBook {
  private readonly houses: HouseNumbers;
  private readonly phones: PhoneNumbers;
  private readonly styles: readonly (StreetStyle | undefined)[];

  constructor(
    seed: number,
    private readonly cities: readonly City[],
  ) {
    this.houses = new HouseNumbers(seed);
    this.phones = new PhoneNumbers(seed);
    this.styles = cities.map(({ district, country }) => STREET_STYLES[district] ?? STREET_STYLES[country.country]);
  }

  /** Draws an address in a city, by its index among the cities of the chain. */
  draw(stream: Stream, cityIndex: number): Address {
    const [city, style] = this.find(cityIndex);
    const street = drawStreet(stream, style);
    const house = this.houses.next(cityIndex, street, stream.between(1, style.houseDigits));
    return {
      street: `${house} ${nameStreet(style, street)}`,
      unit: stream.unit() < UNIT_SHARE ? drawUnit(stream, style) : null,
      district: city.district,
      cityId: cityIndex + 1,
      postalCode: fillPattern(stream, city.postalPattern),
      phone: this.phones.next(city),
    };
  }

  /** Draws and discards an address. */
  skip(stream: Stream, cityIndex: number): void {
    const [city, style] = this.find(cityIndex);
    this.houses.next(cityIndex, drawStreet(stream, style), stream.between(1, style.houseDigits));
    this.phones.skip(city);
  }

  private find(cityIndex: number): [City, StreetStyle] {
    const city = this.cities[cityIndex];
    const style = this.styles[cityIndex];
    if (!city || !style) throw new RangeError(`no city ${cityIndex}, or no streets in it`);
    return [city, style];
  }
}

/** Draws the home town of a store's customer: mostly its city, else a town around it if there is one. */
export function drawHomeTown(stream: Stream, store: StorePlace): number {
  return stream.unit() < HOME_CITY_SHARE || store.towns.length === 0 ? store.city : pick(stream, store.towns);
}

/** A street as its number in the style; a kind that is listed twice is twice as likely, and the same street. */
function drawStreet(stream: Stream, { names, kinds }: StreetStyle): number {
  return kinds.indexOf(pick(stream, kinds)) * names.length + stream.below(names.length);
}

/** By style: a cache of street names. */
const streetNames = new Map<StreetStyle, string[]>();

function nameStreet(style: StreetStyle, street: number): string {
  const { names, kinds } = style;
  const known = streetNames.get(style) ?? [];
  const name = known[street];
  if (name !== undefined) return name;
  streetNames.set(style, known);
  const kind = kinds[Math.floor(street / names.length)] ?? '%';
  known[street] = kind.replace('%', names[street % names.length] ?? '');
  return known[street];
}

function drawUnit(stream: Stream, { flats }: StreetStyle): string {
  const flat = pick(stream, flats);
  const number = stream.between(1, 24);
  return stream.below(2) === 0 ? `${flat} ${number}` : `${flat} ${number}${'ABCDEF'.charAt(stream.below(6))}`;
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
