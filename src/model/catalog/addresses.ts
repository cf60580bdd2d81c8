import type { Stream } from '../random/stream.js';
import { fakerFor } from './addressed-faker.js';
import { HouseNumbers } from './house-numbers.js';
import { peopleOf } from './name-lists.js';
import { PhoneNumbers } from './phone-numbers.js';
import { pick } from './pick.js';
import { type City, regionOf, type StorePlace } from './places.js';
import { type Street, Streets } from './streets.js';
import { STREET_STYLES } from './words/streets.js';

export interface Address {
  readonly street: string;
  /** A flat or a firm, rarely. */
  readonly unit: string | null;
  readonly district: string;
  /** From 1. */
  readonly cityId: number;
  readonly postalCode: string;
  readonly phone: string;
}

const HOME_CITY_SHARE = 0.78;
const UNIT_SHARE = 0.12;
const FIRM_SHARE = 0.006;

/** Draws addresses in sequence, each with its own house and telephone number. */
export class AddressBook {
  private readonly houses: HouseNumbers;
  private readonly phones: PhoneNumbers;
  private readonly streets: Streets;

  constructor(
    seed: number,
    private readonly cities: readonly City[],
  ) {
    this.houses = new HouseNumbers(seed);
    this.phones = new PhoneNumbers(seed);
    this.streets = new Streets(seed, cities);
  }

  /** Draws an address in a city, by its index among the cities of the chain. */
  draw(stream: Stream, cityIndex: number): Address {
    const city = this.find(cityIndex);
    const region = regionOf(city);
    const { flats = [], houseDigits = 1 } = STREET_STYLES[region] ?? {};
    const streets = this.streets.of(cityIndex);
    const at = stream.below(streets.length);
    const house = this.houses.next(cityIndex, at, drawDigits(stream, houseDigits));
    const { name, postalCode } = streets[at] as Street;
    return {
      street: `${house} ${name}`,
      unit: drawUnit(stream, flats, region),
      district: city.district,
      cityId: cityIndex + 1,
      postalCode,
      phone: this.phones.next(city),
    };
  }

  /** Draws and discards an address. */
  skip(stream: Stream, cityIndex: number): void {
    const city = this.find(cityIndex);
    const { houseDigits = 1 } = STREET_STYLES[regionOf(city)] ?? {};
    const street = stream.below(this.streets.of(cityIndex).length);
    this.houses.next(cityIndex, street, drawDigits(stream, houseDigits));
    this.phones.skip(city);
  }

  private find(cityIndex: number): City {
    const city = this.cities[cityIndex];
    if (!city) throw new RangeError(`no city ${cityIndex}`);
    return city;
  }
}

/** Draws the home town of a store's customer: mostly its city, else a town around it if there is one. */
export function drawHomeTown(stream: Stream, store: StorePlace): number {
  return stream.unit() < HOME_CITY_SHARE || store.towns.length === 0 ? store.city : pick(stream, store.towns);
}

/** The number of digits of a house number, more often many than few. */
function drawDigits(stream: Stream, most: number): number {
  return Math.max(stream.between(1, most), stream.between(1, most));
}

/** A flat, rarely; more rarely the firm that takes in the post. */
function drawUnit(stream: Stream, flats: readonly string[], region: string): string | null {
  const chance = stream.unit();
  if (chance < FIRM_SHARE) return `c/o ${fakerFor(peopleOf(region), stream).company.name()}`;
  if (chance >= FIRM_SHARE + UNIT_SHARE) return null;
  const flat = pick(stream, flats);
  const number = stream.between(1, 24);
  return stream.below(2) === 0 ? `${flat} ${number}` : `${flat} ${number}${'ABCDEF'.charAt(stream.below(6))}`;
}
