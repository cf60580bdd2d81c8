import { GrowingColumn } from './growing-column.js';

/** Copies as they are bought: the store, the film's place in its range, when and why. */
export class PurchaseList {
  private reason = 0;
  readonly storeIndex = new GrowingColumn();
  readonly place = new GrowingColumn();
  /** Seconds since the first Monday 00:00; negative for the opening stock. */
  readonly boughtSecond = new GrowingColumn();
  /** Positions in `reasons`. */
  readonly reasonIndex = new GrowingColumn();
  readonly reasons: string[] = [];

  /** Names what the purchases added from now on are made for. */
  beginReason(reason: string): void {
    const known = this.reasons.lastIndexOf(reason);
    this.reason = known >= 0 ? known : this.reasons.push(reason) - 1;
  }

  add(store: number, place: number, second: number): void {
    this.storeIndex.push(store);
    this.place.push(place);
    this.boughtSecond.push(second);
    this.reasonIndex.push(this.reason);
  }
}
