const cpu=()=>{const c=process.cpuUsage();return (c.user+c.system)/1000;};
import { planChain } from '../dist/src/simulation/chain.js';
import { planBlocks, blockWeeksFor } from '../dist/src/simulation/plan-blocks.js';
import { createSharedRun, ROWS_PER_CHUNK } from '../dist/src/pipeline/shared-run.js';
import { simulateStore } from '../dist/src/simulation/simulate-store.js';
import { orderBlock } from '../dist/src/simulation/order-block.js';
import { encodeRentals } from '../dist/src/encode/rental-rows.js';
import { encodePayments } from '../dist/src/encode/payment-rows.js';
import { buildDayBytes } from '../dist/src/encode/moment.js';
import { resolveConfig } from '../dist/src/config/resolve.js';
const scale=+(process.argv[2]??20), rounds=+(process.argv[3]??3), bw=process.argv[4];
const view=b=>new DataView(b.buffer);
const { config } = resolveConfig({ flags: {scaleFactor:scale}, environment: {} });
for(let r=0;r<rounds;r++){
 const t0=cpu(); const chain=planChain(config);
 const blocks=planBlocks(chain,bw?+bw:blockWeeksFor(chain)); const run=createSharedRun(chain,blocks,1); const days=buildDayBytes(chain.firstDay,chain.asOfDay);
 const V=view(run.buffers[0]); const t1=cpu(); let sim=0,ord=0,enc=0,bytes=0,rentals=0,payments=0;
 for(const b of blocks){ const ev=run.events[b.index%2], into=run.ordered[b.index%2];
  let t=cpu(); for(let s=0;s<chain.stores;s++) simulateStore(chain,run.state,ev,run.ledger,s,b); sim+=cpu()-t;
  t=cpu(); const c=orderBlock(chain,run.state,ev,b,rentals+1,into); ord+=cpu()-t;
  t=cpu(); for(let f=0;f<c.rentals;f+=ROWS_PER_CHUNK) bytes+=encodeRentals(into.rentals,f,Math.min(c.rentals,f+ROWS_PER_CHUNK),rentals+1,days,V);
  for(let f=0;f<c.payments;f+=ROWS_PER_CHUNK) bytes+=encodePayments(into.payments,f,Math.min(c.payments,f+ROWS_PER_CHUNK),payments+1,days,V); enc+=cpu()-t;
  rentals+=c.rentals; payments+=c.payments; }
 const n=x=>(x*1e6/rentals).toFixed(0);
 console.log(`scale ${scale} blocks ${blocks.length} plan ${(t1-t0).toFixed(0)}ms rentals ${rentals} ns/rental: sim ${n(sim)} order ${n(ord)} encode ${n(enc)} total ${n(sim+ord+enc)} => ${(rentals/(sim+ord+enc)/1000).toFixed(2)} M/s/core ${(bytes/(sim+ord+enc)/1000).toFixed(0)} MB/s`);
}
