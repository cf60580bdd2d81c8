/** The default database. */
export const DEFAULT_DATABASE = 'dvdrental_live';

/** Where runs leave their datasets and their server, below the current folder. */
export const OUTPUT_ROOT = 'out';

/** The default database of a benchmark: not the one with the user's data. */
export const BENCH_DATABASE = 'dvdrental_bench';
