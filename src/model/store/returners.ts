import { DAY } from '../calendar/civil.js';
import type { Chain } from '../plan/chain.js';
import { maxRowsOfStore } from '../plan/columns.js';
import { CUSTOMER_FIELDS, CustomerField, NOT_RETURNING, type State } from './state.js';

/**
 * The customers who bring discs back and rent again on the same visit, by the day of their return. A customer is in at
 * most one day's list.
 */
export class Returners {
  /** The rows of the customers of the current day, in time order, and the second of the day of each return. */
  readonly rows: Int32Array;
  readonly seconds: Int32Array;
  private readonly customers: Int32Array;
  private readonly buckets: Int32Array;
  private readonly bucketCount: number;

  constructor(chain: Chain, state: State) {
    const customers = maxRowsOfStore(chain.membersByStore);
    this.rows = new Int32Array(customers);
    this.seconds = new Int32Array(customers);
    this.customers = state.customers;
    this.buckets = state.returnBucket;
    this.bucketCount = state.dayBuckets;
  }

  /** Adds a customer to the list of a day, unless the customer is in a list already. */
  readonly add = (store: number, row: number, day: number, second: number): void => {
    const { customers } = this;
    const customer = (row * CUSTOMER_FIELDS) | 0;
    if (customers[customer + CustomerField.returnSecond] !== NOT_RETURNING) return;
    const bucket = (store * this.bucketCount + (day % this.bucketCount)) | 0;
    customers[customer + CustomerField.returnSecond] = second;
    customers[customer + CustomerField.nextReturner] = this.buckets[bucket]!;
    this.buckets[bucket] = row;
  };

  /**
   * Takes the list of a day into `rows` and `seconds`.
   *
   * @returns how many are in it
   */
  readonly take = (store: number, day: number): number => {
    const { customers, rows, seconds } = this;
    const bucket = (store * this.bucketCount + (day % this.bucketCount)) | 0;
    let count = 0;
    for (let row = this.buckets[bucket]!; row >= 0; ) {
      const customer = (row * CUSTOMER_FIELDS) | 0;
      const second = (customers[customer + CustomerField.returnSecond]! - day * DAY) | 0;
      const next = customers[customer + CustomerField.nextReturner]!;
      customers[customer + CustomerField.returnSecond] = NOT_RETURNING;
      customers[customer + CustomerField.nextReturner] = -1;
      let at = count++;
      for (; at > 0 && seconds[at - 1]! > second; at--) {
        seconds[at] = seconds[at - 1]!;
        rows[at] = rows[at - 1]!;
      }
      seconds[at] = second;
      rows[at] = row;
      row = next;
    }
    this.buckets[bucket] = -1;
    return count;
  };
}
