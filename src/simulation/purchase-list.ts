/** Copies as they are bought, in growing columns: the store, the film's place in its range, and when. */
export class PurchaseList {
  readonly storeIndex: number[] = [];
  readonly place: number[] = [];
  /** Seconds since the first Monday 00:00; negative for the opening stock. */
  readonly boughtSecond: number[] = [];

  add(store: number, place: number, second: number): void {
    this.storeIndex.push(store);
    this.place.push(place);
    this.boughtSecond.push(second);
  }
}
