import type { Config } from '../config/schema.js';
import { mixWords, Purpose } from '../model/random/stream.js';
import type { TableName } from '../schema/tables.js';
import { faultsOf, type TableFault } from './faults.js';

const WORDS = 4_294_967_296;

/**
 * Decides which rows of a table are dirty, and how. The decision depends on seed, table, row and kind only. Each kind has
 * a word of its own for a row, and the first kind whose word is below its threshold is the row's.
 */
export class FaultLottery {
  private readonly seed: number;
  private readonly faults: readonly TableFault[];
  private readonly thresholds: readonly number[];

  constructor({ simulation, dirt }: Config, table: TableName) {
    const faults = faultsOf(table).filter(({ kind }) => dirt.shares[kind] > 0);
    const whole = faults.reduce((sum, { kind }) => sum + dirt.shares[kind], 0);
    let left = 1;
    this.seed = simulation.seed;
    this.faults = faults;
    this.thresholds = faults.map(({ kind }) => {
      const probability = ((dirt.percent / 100) * dirt.shares[kind]) / whole;
      // A kind is asked only if none before it has the row.
      const threshold = (probability / left) * WORDS;
      left -= probability;
      return threshold;
    });
  }

  /** The fault of a row; undefined for a clean one. */
  faultOf(row: number): TableFault | undefined {
    const { faults, thresholds, seed } = this;
    for (let index = 0; index < faults.length; index++) {
      const fault = faults[index] as TableFault;
      if (mixWords(seed, row, fault.number, Purpose.dirtyRow) >>> 0 < (thresholds[index] as number)) return fault;
    }
    return undefined;
  }
}
