import { type Config, configSchema } from '../../../src/config/schema.js';
import { DAY, parseDay } from '../../../src/model/calendar/civil.js';
import { planFilms } from '../../../src/model/catalog/films.js';
import { NEVER, type SmallTableSource, STAFF_PER_STORE } from '../../../src/model/catalog/small-table-source.js';
import { planHouseholds } from '../../../src/model/plan/households.js';
import { numberAddresses } from '../../../src/model/plan/residents.js';

export const FIRST_DAY = parseDay('2001-10-01');

/** A configuration of defaults but for what a test varies. */
export function buildConfig({ seed = 42, films = 100, scale = 1 } = {}): Config {
  return configSchema.parse({
    simulation: { seed, scale_factor: scale },
    generation: { films_count: films },
  });
}

/** A chain of a few stores with customers who join every hour, and leave after 50 days if their id divides by 3. */
export function buildSource({ seed = 42, films = 100, stores = 2, customers = 300 } = {}): SmallTableSource {
  const config = buildConfig({ seed, films });
  const plan = planFilms(config, FIRST_DAY, []);
  const copies = plan.count * 3;
  const people = {
    count: customers,
    storeIndex: Int32Array.from({ length: customers }, (_, id) => id % stores),
    joinSecond: Int32Array.from({ length: customers }, (_, id) => 9 * 3600 + id * 3600),
    leaveSecond: Int32Array.from({ length: customers }, (_, id) => (id % 3 === 2 ? 50 * DAY + id * 3600 : NEVER)),
  };
  const housemate = planHouseholds(seed, people.storeIndex, stores);
  const staffSecond = new Int32Array(stores * STAFF_PER_STORE).fill(-NEVER);
  return {
    config,
    films: plan,
    storeCount: stores,
    firstDay: FIRST_DAY,
    asOfSecond: 56 * DAY,
    customers: { ...people, housemate },
    residents: numberAddresses(stores, staffSecond, { ...people, housemate }),
    copies: {
      count: copies,
      openingCount: Math.min(copies, 960),
      filmIndex: Int32Array.from({ length: copies }, (_, id) => id % plan.count),
      storeIndex: Int32Array.from({ length: copies }, (_, id) => id % stores),
      boughtSecond: Int32Array.from({ length: copies }, (_, id) => id * 60 - 16 * 3600),
      reasonIndex: Int32Array.from({ length: copies }, (_, id) => (id < 960 ? 0 : 1)),
      reasons: ['Opening stock', 'More of "the" hits, please'],
    },
    events: {
      count: 60,
      storeIndex: Int32Array.from({ length: 60 }, (_, id) => (id % (stores + 1)) - 1),
      firstDay: Int32Array.from({ length: 60 }, (_, id) => id - 2),
      lastDay: Int32Array.from({ length: 60 }, (_, id) => id + (id % 3)),
      thousandths: Int32Array.from({ length: 60 }, (_, id) => 25 * id),
      kindIndex: Int32Array.from({ length: 60 }, (_, id) => id % 2),
      descriptionIndex: Int32Array.from({ length: 60 }, (_, id) => id % 2),
      kinds: ['storm', 'promotion'],
      descriptions: ['Rain all day', 'Two for "one", all weekend'],
    },
  };
}
