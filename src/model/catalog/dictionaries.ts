import { faker } from '@faker-js/faker/locale/en';
import { FEMALE_NAMES, LAST_NAMES, MALE_NAMES } from './words/names.js';

/**
 * The words that names are made of. The rare ones are faker's lists. No method of faker is called, so the output
 * depends only on its pinned version.
 */
export interface Dictionaries {
  readonly commonFirstNames: readonly (readonly string[])[];
  readonly rareFirstNames: readonly string[];
  readonly commonLastNames: readonly string[];
  readonly rareLastNames: readonly string[];
}

export const DICTIONARIES: Dictionaries = {
  commonFirstNames: [FEMALE_NAMES, MALE_NAMES],
  rareFirstNames: [
    ...(faker.definitions.person.first_name.female ?? []),
    ...(faker.definitions.person.first_name.male ?? []),
  ],
  commonLastNames: LAST_NAMES,
  rareLastNames: faker.definitions.person.last_name.generic ?? [],
};
