import type { Residents } from '../catalog/small-table-source.js';

/** The customers of a chain in the order of joining. */
interface Customers {
  readonly count: number;
  readonly joinSecond: Int32Array;
  /** The previous customer of the household; -1 for the first one. */
  readonly housemate: Int32Array;
}

/**
 * Numbers the addresses of a chain in the order of appearance: the stores', then those of staff and customers by time;
 * at the same moment, the staff's first. A household has one address.
 *
 * @param staffSecond - by member of staff: when they are hired, in rising order
 */
export function numberAddresses(stores: number, staffSecond: ArrayLike<number>, customers: Customers): Residents {
  const { count, joinSecond, housemate } = customers;
  const staff = staffSecond.length;
  const ofStaff = new Int32Array(staff);
  const ofCustomer = new Int32Array(count);
  const resident = new Int32Array(stores + staff + count);
  for (let store = 0; store < stores; store++) resident[store] = store;
  let addresses = stores;
  let hired = 0;
  const hireUntil = (second: number) => {
    for (; hired < staff && staffSecond[hired]! <= second; hired++) {
      resident[addresses++] = stores + hired;
      ofStaff[hired] = addresses;
    }
  };
  for (let customer = 0; customer < count; customer++) {
    hireUntil(joinSecond[customer]!);
    const mate = housemate[customer]!;
    if (mate >= 0) ofCustomer[customer] = ofCustomer[mate]!;
    else {
      resident[addresses++] = stores + staff + customer;
      ofCustomer[customer] = addresses;
    }
  }
  hireUntil(Number.POSITIVE_INFINITY);
  return { ofStaff, ofCustomer, resident: resident.slice(0, addresses) };
}
