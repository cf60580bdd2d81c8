import type { Config } from '../config/schema.js';
import type { Ledger } from '../model/store/ledger.js';

/** What the generator knows of a database it made: from the manifest, or from the database's own run record. */
export interface Facts {
  /** The first Monday, 2001-10-01. */
  readonly first_day: string;
  readonly weeks: number;
  /** The snapshot's moment, 2004-10-10 00:00:00. */
  readonly as_of: string;
  /** Rows of each table; null where only the database's run record is at hand, which doesn't count them. */
  readonly tables: Readonly<Record<string, { readonly rows: number }>> | null;
  readonly ledger: Ledger;
  readonly configuration: {
    readonly generation: Pick<Config['generation'], 'late_days_max' | 'rental_distribution'> & {
      /** What a calendar day past due costs; records of versions before 0.2.1 have none, and it was 1.50. */
      readonly late_fee_per_day?: number;
    };
  };
}
