/** The default database. */
export const DEFAULT_DATABASE = 'dvdrental_live';

/** The folder of datasets and of the private server, below the current folder. */
export const OUTPUT_ROOT = 'out';

/** The default database of benchmarks, which is not the one with the user's data. */
export const BENCH_DATABASE = 'dvdrental_bench';
