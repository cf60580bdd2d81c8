import { arch, cpus, hostname, loadavg, platform, release, totalmem } from 'node:os';

/** The machine that was measured, and when. */
export interface Machine {
  readonly name: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly system: string;
  readonly node: string;
  /** ISO 8601, in UTC. */
  readonly date: string;
  /** Of the last minute. More than the number of cores means that other work disturbed the measurement. */
  readonly loadAverage: number;
}

/** The median, minimum and maximum of several measurements. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function describeMachine(): Machine {
  const [first] = cpus();
  return {
    name: hostname(),
    cpu: first?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryBytes: totalmem(),
    system: `${platform()} ${release()} ${arch()}`,
    node: process.version,
    date: new Date().toISOString(),
    loadAverage: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  };
}

/**
 * The order of a round in which each item is measured once. In N rounds for N items, or 2 N where N is odd, each item
 * takes every position, and follows every other item within a round equally often (Williams' Latin squares, 1949). So
 * what an item leaves behind, such as a warm processor or dirty pages, affects all others alike.
 */
export function orderOfRound<Item>(items: readonly Item[], round: number): readonly Item[] {
  const { length } = items;
  const isOdd = length % 2 === 1;
  const shift = isOdd ? round >> 1 : round;
  const order = Array.from({ length }, (_, place) => items[(zigzag(place, length) + shift) % length] as Item);
  return isOdd && round % 2 === 1 ? order.reverse() : order;
}

/** 0, 1, n - 1, 2, n - 2 … */
function zigzag(place: number, length: number): number {
  const step = (place + 1) >> 1;
  return place % 2 === 1 ? step : (length - step) % length;
}

/** Precondition: there is at least one value. */
export function measureSpread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low = 0, high = 0] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return { median: (low + high) / 2, least: sorted[0] ?? 0, most: sorted.at(-1) ?? 0 };
}

/** Whether two ranges overlap, so that the measurements may be of equal things. */
export function overlaps(a: Spread, b: Spread): boolean {
  return a.least <= b.most && b.least <= a.most;
}

/** Divides measurements of the same rounds, so that what slowed a round down cancels out. */
export function ratiosByRound(values: readonly number[], base: readonly number[]): readonly number[] {
  return values.flatMap((value, round) => {
    const other = base[round];
    return other === undefined || other === 0 ? [] : [value / other];
  });
}
