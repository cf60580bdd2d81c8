import { GrowingColumn } from './growing-column.js';

/** Copies as they are bought: the store, the film's place in its range, and when. */
export class PurchaseList {
  readonly storeIndex = new GrowingColumn();
  readonly place = new GrowingColumn();
  /** Seconds since the first Monday 00:00; negative for the opening stock. */
  readonly boughtSecond = new GrowingColumn();

  add(store: number, place: number, second: number): void {
    this.storeIndex.push(store);
    this.place.push(place);
    this.boughtSecond.push(second);
  }
}
