import type { PurchaseStrategy } from '../../config/purchase-strategies.js';
import { DatagenError } from '../../errors.js';
import type { PurchaseMethod } from '../../jobs/inventory/choose-copies.js';
import { askLine, canAsk } from '../terminal/ask.js';

/** The options of `inventory add` that say how much is bought. */
export interface MethodOptions {
  readonly quantity?: number;
  readonly percent?: number;
  readonly perFilm?: number;
  readonly popular?: number;
  readonly copies?: number;
  readonly strategy?: PurchaseStrategy;
}

const METHODS = 'Choose one of --quantity N, --percent P, --per-film N, --popular N --copies K, or a --strategy alone.';

/**
 * The one method that the options name; undefined when they name none and there is a terminal to ask on.
 *
 * @throws DatagenError `usage` when they name several, or none and there is no terminal to ask on
 */
export function methodOf(options: MethodOptions): PurchaseMethod | undefined {
  const { quantity, percent, perFilm, popular, copies, strategy } = options;
  const named = { '--quantity': quantity, '--percent': percent, '--per-film': perFilm, '--popular': popular };
  const given = Object.entries(named).flatMap(([flag, value]) => (value === undefined ? [] : [flag]));
  if (given.length > 1) {
    throw new DatagenError('usage', `${given.join(' and ')} are two methods of buying.`, { hint: METHODS });
  }
  if ((popular === undefined) !== (copies === undefined)) {
    const lone = popular === undefined ? '--copies needs --popular' : '--popular needs --copies';
    throw new DatagenError('usage', `${lone}.`, {
      hint: '--popular 10 --copies 5 buys five copies of each of the ten most rented films.',
    });
  }
  if (quantity !== undefined) return { kind: 'quantity', copies: quantity };
  if (percent !== undefined) return { kind: 'percent', percent };
  if (perFilm !== undefined) return { kind: 'per-film', copies: perFilm };
  if (popular !== undefined && copies !== undefined) return { kind: 'popular', films: popular, copies };
  if (strategy !== undefined) return { kind: 'strategy' };
  if (canAsk()) return undefined;
  throw new DatagenError('usage', 'Nothing says how many copies to buy.', { hint: METHODS });
}

const MENU = `How shall the copies be chosen?
  1  a number of copies in all, distributed by the strategy
  2  a percentage of the present stock
  3  a number of copies of each film in each store
  4  copies of the most rented films
  5  one film of each genre, as the strategy says
`;

/** Asks on the terminal how copies shall be chosen. */
export async function askMethod(write: (text: string) => void): Promise<PurchaseMethod> {
  write(MENU);
  const choice = await askLine('1 to 5: ', (answer) => (/^[1-5]$/.test(answer) ? Number(answer) : undefined));
  switch (choice) {
    case 1:
      return { kind: 'quantity', copies: await askNumber('How many copies? ') };
    case 2:
      return { kind: 'percent', percent: await askNumber('How many percent? ') };
    case 3:
      return { kind: 'per-film', copies: await askNumber('How many copies of each film in each store? ') };
    case 4:
      return {
        kind: 'popular',
        films: await askNumber('Of how many of the most rented films? '),
        copies: await askNumber('How many copies of each? '),
      };
    default:
      return { kind: 'strategy' };
  }
}

function askNumber(question: string): Promise<number> {
  return askLine(question, (answer) => {
    const n = Number(answer);
    return /^\d{1,7}$/.test(answer) && n > 0 ? n : undefined;
  });
}
