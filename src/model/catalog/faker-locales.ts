import type { Faker } from '@faker-js/faker';
import { faker as australian } from '@faker-js/faker/locale/en_AU';
import { faker as british } from '@faker-js/faker/locale/en_GB';
import { faker as american } from '@faker-js/faker/locale/en_US';

/** The faker of each region. One without a faker of its own has the nearest. */
const FAKERS: Readonly<Record<string, Faker>> = {
  'United Kingdom': british,
  Australia: australian,
  'New Zealand': australian,
};

/** Where faker's own list has real streets of the country; without names that lack the kind of street. */
export const FAKER_STREETS: Readonly<Record<string, readonly string[]>> = {
  'United States': american.definitions.location.street_name.filter((name) => !/Main$|Broadway /.test(name)),
  'United Kingdom': british.definitions.location.street_name,
};

/** The faker whose words a region uses, see regionOf. */
export function fakerOfRegion(region: string): Faker {
  return FAKERS[region] ?? american;
}

/** The package exports this class together with all of its seventy locales only, which take a second to load. */
export const FakerClass = american.constructor as typeof Faker;
