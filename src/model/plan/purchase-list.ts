import { GrowingColumn } from './growing-column.js';

/** Purchased copies: the store, the slot, when and why. */
export class PurchaseList {
  private reason = 0;
  readonly storeIndex = new GrowingColumn();
  readonly slot = new GrowingColumn();
  /** Seconds since the first Monday 00:00; negative for the opening stock. */
  readonly boughtSecond = new GrowingColumn();
  /** Indices into `reasons`. */
  readonly reasonIndex = new GrowingColumn();
  readonly reasons: string[] = [];

  /** Sets the reason of the purchases that follow. */
  beginReason(reason: string): void {
    const known = this.reasons.lastIndexOf(reason);
    this.reason = known >= 0 ? known : this.reasons.push(reason) - 1;
  }

  add(store: number, slot: number, second: number): void {
    this.storeIndex.push(store);
    this.slot.push(slot);
    this.boughtSecond.push(second);
    this.reasonIndex.push(this.reason);
  }
}
