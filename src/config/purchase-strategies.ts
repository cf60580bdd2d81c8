/** What a strategy buys, unless the configuration says otherwise. */
interface StrategyDefaults {
  /** For the description of the key `strategy`. */
  readonly meaning: string;
  /** The range of the copies of a film per purchase. */
  readonly copies: readonly [least: number, most: number];
  /** The share of the genres in reach that a purchase spreads over. */
  readonly diversification: number;
}

/** The strategies by which copies are bought, in the simulation and by hand. */
const STRATEGIES = {
  aggressive: { meaning: 'all genres', copies: [4, 7], diversification: 1 },
  stable: { meaning: 'fewer copies of fewer films', copies: [3, 5], diversification: 0.8 },
  seasonal: { meaning: 'the genres of the quarter', copies: [2, 4], diversification: 0.3 },
} as const satisfies Readonly<Record<string, StrategyDefaults>>;

export type PurchaseStrategy = keyof typeof STRATEGIES;

export const PURCHASE_STRATEGIES = Object.keys(STRATEGIES) as PurchaseStrategy[];

/** The defaults of a strategy. */
export function defaultsOf(strategy: PurchaseStrategy): StrategyDefaults {
  return STRATEGIES[strategy];
}
