import { resolveConfig } from '../../src/config/resolve.js';
import type { Config, ConfigInput } from '../../src/config/schema.js';
import { DAY } from '../../src/model/calendar/civil.js';
import { NEVER } from '../../src/model/catalog/small-table-source.js';
import { BlockOrderer } from '../../src/model/order/order-block.js';
import { type Chain, planChain } from '../../src/model/plan/chain.js';
import { planBlocks, ringItem } from '../../src/model/plan/plan-blocks.js';

import { closeLedger, type Ledger } from '../../src/model/store/ledger.js';
import { StoreSimulator } from '../../src/model/store/simulate-store.js';
import { leavingSeconds } from '../../src/model/store/visitors.js';
import { createSharedRun } from '../../src/pipeline/shared-run.js';

export interface RentalRow {
  readonly id: number;
  readonly second: number;
  readonly inventoryId: number;
  readonly customerId: number;
  /** -1 while it is out. */
  readonly returnSecond: number;
  readonly staffId: number;
}

export interface PaymentRow {
  readonly id: number;
  readonly customerId: number;
  readonly staffId: number;
  readonly rentalId: number;
  readonly cents: number;
  readonly second: number;
}

export interface SimulatedRun {
  readonly chain: Chain;
  readonly rentals: readonly RentalRow[];
  readonly payments: readonly PaymentRow[];
  readonly leaveSecond: Int32Array;
  readonly ledger: Ledger;
}

/** A configuration of the defaults and what is given here. */
export function configOf(input: ConfigInput): Config {
  return resolveConfig({ flags: {}, environment: {}, file: { path: 'test', text: JSON.stringify(input) } }).config;
}

/** Does what the worker threads do, in this thread, and keeps every row. */
export function simulateRun(config: Config, blockWeeks = 4): SimulatedRun {
  const chain = planChain(config);
  const blocks = planBlocks(chain, blockWeeks);
  const run = createSharedRun(chain, blocks, 1);
  const simulator = new StoreSimulator(chain, run.state, run.ledger, run.events);
  const orderer = new BlockOrderer(chain, run.state, run.events, run.ordered);
  const rentals: RentalRow[] = [];
  const payments: PaymentRow[] = [];
  for (const block of blocks) {
    const into = ringItem(run.ordered, block);
    for (let store = 0; store < chain.stores; store++) {
      simulator.simulate(store, block);
    }
    const counts = orderer.order(block, rentals.length + 1);
    for (let row = into.firstRental; row < into.firstRental + counts.rentals; row++) {
      rentals.push({
        id: rentals.length + 1,
        second: into.rentals.second[row]!,
        inventoryId: into.rentals.inventoryId[row]!,
        customerId: into.rentals.customerId[row]!,
        returnSecond: into.rentals.returnSecond[row]!,
        staffId: into.rentals.staffId[row]!,
      });
    }
    for (let row = into.firstPayment; row < into.firstPayment + counts.payments; row++) {
      payments.push({
        id: payments.length + 1,
        customerId: into.payments.customerId[row]!,
        staffId: into.payments.staffId[row]!,
        rentalId: into.payments.rentalId[row]!,
        cents: into.payments.cents[row]!,
        second: into.payments.second[row]!,
      });
    }
  }
  const leaveSecond = leavingSeconds(chain, run.state);
  const active = leaveSecond.filter((second) => second === NEVER || second >= chain.asOfDay * DAY).length;
  return { chain, rentals, payments, leaveSecond, ledger: closeLedger(chain, run.ledger, active) };
}
