/** What an update is asked for. */
export interface UpdateChoice {
  /** How many weeks to append. */
  readonly weeks: number;
  /** One percentage for the new weeks instead of their seasons. */
  readonly season?: number | undefined;
  readonly threads: number;
  readonly signal?: AbortSignal | undefined;
  /** Receives the weeks simulated and the weeks in all while the update is planned. */
  readonly onSimulated?: ((done: number, total: number) => void) | undefined;
}
