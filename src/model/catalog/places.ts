import { Purpose, Stream } from '../random/stream.js';

import { pick } from './pick.js';
import { type CityEntry, COUNTRIES, type CountryEntry } from './words/cities.js';
import { STREET_STYLES } from './words/streets.js';

/** A row of the table city; its id is its index in ChainPlaces plus 1. */
export interface City {
  readonly name: string;
  readonly district: string;
  /** From 1. */
  readonly countryId: number;
  readonly country: CountryEntry;
  /** # is a digit, @ a letter. */
  readonly postalPattern: string;
  readonly areaCode: string;
  /** Whether it is a town around a store's city. */
  readonly isTown: boolean;
}

/** A store's city and the towns around it, as indices into ChainPlaces.cities. */
export interface StorePlace {
  readonly city: number;
  readonly towns: readonly number[];
}

/** The places of a chain, in the order of its stores. */
export interface ChainPlaces {
  readonly countries: readonly CountryEntry[];
  readonly cities: readonly City[];
  readonly stores: readonly StorePlace[];
}

/** Where people share names and kinds of streets: a country, or a district that has its own. */
export function regionOf({ district, country }: Pick<City, 'district' | 'country'>): string {
  return STREET_STYLES[district] ? district : country.country;
}

/** The region of each store. */
export function storeRegions({ cities, stores }: ChainPlaces): readonly string[] {
  return stores.map(({ city }) => {
    const home = cities[city];
    if (!home) throw new RangeError(`no city ${city}`);
    return regionOf(home);
  });
}

interface Site {
  readonly country: CountryEntry;
  readonly entry: CityEntry;
}

/** The number of cities with a store in the first country before stores open in other countries. */
const CITIES_BEFORE_ABROAD = 24;
/** Each has five cities: its own and four towns. */
const FEWEST_SITES = 2;

/**
 * Places a chain's stores, each in a city of its own while cities last. The seed chooses the first city; the next
 * stores go to the next cities, and those of a large chain to other countries too. A chain contains only the cities of
 * its stores, the towns around them and their countries, so these depend on the seed and the number of stores alone. A
 * chain of one store also contains the next city and its towns: other programs expect at least ten cities.
 */
export function placeChain(seed: number, storeCount: number): ChainPlaces {
  const sites = orderSites(seed, storeCount).slice(0, Math.max(storeCount, FEWEST_SITES));
  return placeAt(sites, storeCount);
}

/** Places a store in each named city; an unknown one is treated as the first known city. */
export function placeInCities(names: readonly string[]): ChainPlaces {
  const sites = listSites();
  const places = names.map((name) => sites.find(({ entry }) => entry[0] === name) ?? sites[0]);
  return placeAt(
    places.filter((site) => site !== undefined),
    names.length,
  );
}

/** Describes the sites of stores. Sites are reused in order if there are more stores. */
function placeAt(sites: readonly Site[], storeCount: number): ChainPlaces {
  const countries: CountryEntry[] = [];
  const cities: City[] = [];
  const places = sites.map(({ country, entry }): StorePlace => {
    if (!countries.includes(country)) countries.push(country);
    const countryId = countries.indexOf(country) + 1;
    const [name, district, postal, areaCode, townPostal, towns] = entry;
    const place = { district, countryId, country, areaCode };
    const city = cities.push({ ...place, name, postalPattern: postal, isTown: false }) - 1;
    return {
      city,
      towns: towns
        .split(', ')
        .map((town) => cities.push({ ...place, name: town, postalPattern: townPostal, isTown: true }) - 1),
    };
  });
  const stores = Array.from({ length: storeCount }, (_, store) => places[store % places.length] as StorePlace);
  return { countries, cities, stores };
}

/** All cities that can have a store, in the order of use. */
function orderSites(seed: number, storeCount: number): Site[] {
  const all = listSites();
  const drawn = pick(new Stream(seed, 0, 0, Purpose.homeCity), all);
  const home = COUNTRIES.indexOf(drawn.country);
  const first = Math.min(
    drawn.country.cities.indexOf(drawn.entry),
    Math.max(0, drawn.country.cities.length - Math.min(storeCount, CITIES_BEFORE_ABROAD)),
  );
  const free = [...COUNTRIES.slice(home), ...COUNTRIES.slice(0, home)].map((country) => {
    const sites = all.filter((site) => site.country === country);
    return country === drawn.country ? [...sites.slice(first), ...sites.slice(0, first)] : sites;
  });
  const order: Site[] = [];
  while (order.length < all.length) {
    for (const sites of free) order.push(...sites.splice(0, CITIES_BEFORE_ABROAD));
  }
  return order;
}

function listSites(): Site[] {
  return COUNTRIES.flatMap((country) => country.cities.map((entry): Site => ({ country, entry })));
}
