import type { Faker, LocaleDefinition } from '@faker-js/faker';
import { faker as australian } from '@faker-js/faker/locale/en_AU';
import { faker as british } from '@faker-js/faker/locale/en_GB';
import { faker as american } from '@faker-js/faker/locale/en_US';
import type { Stream } from '../random/stream.js';
import { AMERICAN_NAMES, COMMON_NAMES } from './words/names.js';
import { streetNamesOf } from './words/streets.js';

/** A list with a name as many times as it is common, so that a uniform choice finds the names as often as a town does. */
type WeightedNames = readonly string[];

export interface NameLists {
  readonly female: WeightedNames;
  readonly male: WeightedNames;
  readonly last: WeightedNames;
}

/** The faker of each country. Countries without one of their own words use the nearest. */
const FAKER_OF: Readonly<Record<string, Faker>> = {
  'United Kingdom': british,
  Australia: australian,
  'New Zealand': australian,
};

/** Where faker's own list has real streets of the country; without a corner of a street, which is no address. */
const STREETS_OF: Readonly<Record<string, readonly string[]>> = {
  'United States': american.definitions.location.street_name.filter((name) => !/Main$|Broadway /.test(name)),
  'United Kingdom': british.definitions.location.street_name,
};

/** Each is faker's own class; the package exports it only together with all of its seventy locales, which take long. */
const AddressedFaker = american.constructor as typeof Faker;

const COMMON_FIRST_SHARE = 0.88;
const COMMON_LAST_SHARE = 0.85;
/** A name of rank r is common in proportion to 1 / (r + flatness). */
const FIRST_FLATNESS = 12;
const LAST_FLATNESS = 22;
const FEWEST_COMMON = 1500;
/** Misprints and oddities in faker's list, which a reader would take for a program's. */
const NOT_NAMES: ReadonlySet<string> = new Set([
  ...['Hilll', 'Wisozk', 'Wisoky', 'Von', 'Will', 'Toy', 'Hand', 'Dare', 'Kris', 'Parisian', 'Kshlerin', 'Zboncak'],
  ...['Swaniawski', 'Pfannerstill', 'Runolfsdottir', 'Runolfsson', 'MacGyver', 'Lueilwitz', 'Macejkovic', 'Cummerata'],
  ...['Stiedemann', 'Waelchi', 'Watsica', 'Sawayn', 'Okuneva', "O'Kon", "O'Conner", 'Frami', 'Dicki', 'Orn', 'Bins'],
]);

const namesOfRegion = new Map<string, NameLists>();
const fakerOfRegion = new Map<string, Faker>();
/** The stream that faker draws from at the moment. */
let source: Stream | undefined;

/** The names of a region: faker's, and the region's common names as often as they are common. */
export function nameListsOf(region: string): NameLists {
  const known = namesOfRegion.get(region);
  if (known) return known;
  const { person } = (FAKER_OF[region] ?? american).definitions;
  const common = COMMON_NAMES[region] ?? AMERICAN_NAMES;
  const lists: NameLists = {
    female: weigh(common.female, person.first_name.female ?? [], COMMON_FIRST_SHARE, FIRST_FLATNESS),
    male: weigh(common.male, person.first_name.male ?? [], COMMON_FIRST_SHARE, FIRST_FLATNESS),
    last: weigh(common.last, person.last_name.generic ?? [], COMMON_LAST_SHARE, LAST_FLATNESS),
  };
  namesOfRegion.set(region, lists);
  return lists;
}

/**
 * The faker of a region, which draws from a stream until the next call. It has the region's names and streets besides
 * those of its locale.
 */
export function fakerFor(region: string, stream: Stream): Faker {
  source = stream;
  const known = fakerOfRegion.get(region);
  if (known) return known;
  const faker = openFaker(region);
  fakerOfRegion.set(region, faker);
  return faker;
}

function openFaker(region: string): Faker {
  const base = FAKER_OF[region] ?? american;
  const { female, male, last } = nameListsOf(region);
  const { names, patterns } = streetNamesOf(region, STREETS_OF[region] ?? []);
  const ours: LocaleDefinition = {
    person: {
      first_name: { generic: [...female, ...male], female: [...female], male: [...male] },
      last_name: { generic: [...last] },
      last_name_pattern: {
        generic: [
          { value: '{{person.last_name.generic}}', weight: 99 },
          { value: '{{person.last_name.generic}}-{{person.last_name.generic}}', weight: 1 },
        ],
      },
    },
    location: { street_name: names, street_pattern: patterns },
    company: {
      legal_entity_type: ['Group', 'Partners', 'and Sons', 'Associates', 'Brothers'],
      name_pattern: [
        '{{person.last_name.generic}} {{company.legal_entity_type}}',
        '{{person.last_name.generic}} and {{person.last_name.generic}}',
      ],
    },
  };
  return new AddressedFaker({
    locale: [ours, base.rawDefinitions, american.rawDefinitions],
    randomizer: { next: () => source?.unit() ?? 0, seed: () => undefined },
  });
}

/** Each rare name once, and the common names so often that they are a share of the list. */
function weigh(common: readonly string[], rare: readonly string[], share: number, flatness: number): string[] {
  const rest = rare.filter((name) => !common.includes(name) && !NOT_NAMES.has(name));
  const total = Math.max(FEWEST_COMMON, (rest.length * share) / (1 - share));
  const weights = common.map((_, rank) => 1 / (rank + 1 + flatness));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return [
    ...common.flatMap((name, rank) => Array<string>(Math.round((total * (weights[rank] ?? 0)) / sum)).fill(name)),
    ...rest,
  ];
}
