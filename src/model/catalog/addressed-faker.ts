import type { Faker, LocaleDefinition } from '@faker-js/faker';
import type { Stream } from '../random/stream.js';
import { FAKER_STREETS, FakerClass, fakerOfRegion } from './faker-locales.js';
import { nameListsOf, type People } from './name-lists.js';
import { streetNamesOf } from './words/streets.js';

const known = new Map<People, Faker>();
/** The stream that faker draws from at the moment. */
let source: Stream | undefined;

/**
 * The faker of people, whose randomizer is the stream until the next call. It has their names, and the streets of their
 * region besides those of its locale.
 */
export function fakerFor(people: People, stream: Stream): Faker {
  source = stream;
  const opened = known.get(people);
  if (opened) return opened;
  const faker = openFaker(people);
  known.set(people, faker);
  return faker;
}

function openFaker(people: People): Faker {
  const { female, male, last } = nameListsOf(people);
  const { names, patterns } = streetNamesOf(people.region, FAKER_STREETS[people.region] ?? []);
  const words: LocaleDefinition = {
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
  return new FakerClass({
    locale: [words, fakerOfRegion(people.region).rawDefinitions, fakerOfRegion('United States').rawDefinitions],
    randomizer: { next: () => source?.unit() ?? 0, seed: () => undefined },
  });
}
