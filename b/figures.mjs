import { SCENARIOS } from '../dist/src/config/scenarios/list.js';
import { resolveConfig } from '../dist/src/config/resolve.js';
import { generate } from '../dist/src/pipeline/generate.js';
import { nullSink } from '../dist/src/sink/sink.js';
const only=process.argv.slice(2);
for (const s of SCENARIOS) { if(only.length? !only.includes(s.name) : s.name==='load-test-monster') continue;
 const { config } = resolveConfig({ flags: {scenario:s.name}, environment: {} }); const t=performance.now();
 const { ledger } = await generate(config, nullSink, {threads:2}); const T=ledger.total;
 console.log(s.name, JSON.stringify({rentals:T.rentals,payments:T.rentals+T.late_fees,active_customers:T.active_customers,inventory_items:T.inventory_items,checked_out:T.checked_out,lost_sales:T.lost_sales}), (100*T.lost_sales/(T.rentals+T.lost_sales)).toFixed(1)+'% lost', ((performance.now()-t)/1000).toFixed(1)+'s');
 const y={}; for(const m of ledger.months){const k=m.month.slice(0,4);y[k]=(y[k]??0)+m.rentals;} console.log('   ',JSON.stringify(y));
}
