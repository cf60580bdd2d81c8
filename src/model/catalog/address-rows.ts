import type { Cell } from '../../encode/small-table.js';
import { Purpose, Stream } from '../random/stream.js';

import { type Address, AddressBook, drawHomeTown } from './addresses.js';
import type { StorePlace } from './places.js';
import { momentText, openingText, placesOf, type SmallTableSource, STAFF_PER_STORE } from './small-table-source.js';

/** The occupant of an address: a store, a member of staff or a customer. */
interface Resident {
  /** Opens the stream that the address is drawn from. */
  readonly stream: Stream;
  /** The index of the city. */
  readonly city: number;
  readonly isStore: boolean;
  /** When it was entered, if after the opening. */
  readonly joinSecond: number | undefined;
}

/** The addresses of a chain in the order of their ids. */
export class AddressRows {
  readonly count: number;
  private readonly opening: string;
  private readonly stores: readonly StorePlace[];
  private readonly openBook: () => AddressBook;
  private book: AddressBook;
  /** The first row that has not been drawn. */
  private at = 0;

  constructor(private readonly source: SmallTableSource) {
    const { cities, stores } = placesOf(source);
    this.count = source.residents.resident.length;
    this.opening = openingText(source);
    this.stores = stores;
    this.openBook = () => new AddressBook(source.config.simulation.seed, cities);
    this.book = this.openBook();
  }

  /** Rows `from` to `end`, excluded; fastest if they follow those of the previous call. */
  *rows(from: number, end: number): Generator<readonly Cell[]> {
    if (from < this.at) this.close();
    for (; this.at < from; this.at++) {
      const { stream, city } = this.resident(this.at);
      this.book.skip(stream, city);
    }
    while (this.at < end) {
      const { stream, city, isStore, joinSecond } = this.resident(this.at);
      const address = this.book.draw(stream, city);
      const id = ++this.at;
      const lastUpdate = joinSecond === undefined ? this.opening : momentText(this.source, joinSecond);
      yield toRow(id, isStore ? { ...address, unit: null } : address, lastUpdate);
    }
    if (this.at === this.count) this.close();
  }

  /** Starts again from the first row. */
  private close(): void {
    this.book = this.openBook();
    this.at = 0;
  }

  private resident(row: number): Resident {
    const { storeCount, config, customers, residents } = this.source;
    const { seed } = config.simulation;
    const who = residents.resident[row] ?? 0;
    if (who < storeCount) {
      const stream = new Stream(seed, who, 0, Purpose.storeAddress);
      return { stream, city: this.placeOf(who).city, isStore: true, joinSecond: undefined };
    }
    const staff = who - storeCount;
    if (staff < residents.ofStaff.length) {
      const stream = new Stream(seed, staff, 0, Purpose.staffAddress);
      const city = drawHomeTown(stream, this.placeOf(Math.floor(staff / STAFF_PER_STORE)));
      return { stream, city, isStore: false, joinSecond: undefined };
    }
    const customer = staff - residents.ofStaff.length;
    const stream = new Stream(seed, customer, 0, Purpose.customerAddress);
    const city = drawHomeTown(stream, this.placeOf(customers.storeIndex[customer] ?? 0));
    return { stream, city, isStore: false, joinSecond: customers.joinSecond[customer] ?? 0 };
  }

  private placeOf(store: number): StorePlace {
    const place = this.stores[store];
    if (!place) throw new RangeError(`no store ${store}`);
    return place;
  }
}

function toRow(id: number, address: Address, lastUpdate: string): readonly Cell[] {
  const { street, unit, district, cityId, postalCode, phone } = address;
  return [id, street, unit, district, cityId, postalCode, phone, lastUpdate];
}
