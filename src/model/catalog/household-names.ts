import { Purpose, Stream } from '../random/stream.js';
import { drawPeople } from './name-lists.js';
import { type Namer, nameAfterClass, type PersonName } from './people.js';

const ATTEMPTS = 50;

/** What the names of customers depend on. Customers count from 0. */
export interface NamedCustomers {
  readonly seed: number;
  readonly namer: Namer;
  /** The region of each store. */
  readonly regions: readonly string[];
  readonly classNames: readonly string[];
  readonly storeIndex: Int32Array | Uint16Array;
  /** The previous customer of the household; -1 for the first one. */
  readonly housemate: Int32Array;
  /** The customer_id of a customer. */
  readonly idOf: (customer: number) => number;
}

/** The names of the customers: those of a household have one last name and different first names. */
export class HouseholdNames {
  constructor(private readonly customers: NamedCustomers) {}

  /** The name of a customer. */
  of(customer: number): PersonName {
    const { seed, namer, regions, classNames, storeIndex, idOf } = this.customers;
    const region = regions[storeIndex[customer] ?? 0] ?? '';
    const openStream = (of: number) => new Stream(seed, idOf(of) - 1, 0, Purpose.customerName);
    const stream = openStream(customer);
    let people = drawPeople(stream, region);
    const home = this.firstOf(customer);
    if (home !== customer) people = drawPeople(openStream(home), region);
    let { first, last } = namer(stream, people);
    const family = this.earlierThan(customer);
    for (let attempt = 0; attempt < ATTEMPTS && family.some((mate) => mate.first === first); attempt++) {
      first = namer(stream, people).first;
    }
    if (family[0]) last = family[0].last;
    return nameAfterClass({ first, last }, classNames, customer);
  }

  /** The first customer of the household. */
  private firstOf(customer: number): number {
    const mate = this.customers.housemate[customer] ?? -1;
    return mate < 0 ? customer : this.firstOf(mate);
  }

  /** The names of those of the household who joined earlier, the latest first. */
  private earlierThan(customer: number): readonly PersonName[] {
    const mate = this.customers.housemate[customer] ?? -1;
    return mate < 0 ? [] : [this.of(mate), ...this.earlierThan(mate)];
  }
}
