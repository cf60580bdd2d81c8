import { encodeRentals } from '../dist/src/encode/rental-rows.js';
import { encodePayments } from '../dist/src/encode/payment-rows.js';
import { buildDayBytes } from '../dist/src/encode/moment.js';
const cpu=()=>{const c=process.cpuUsage();return (c.user+c.system)/1000;};
const N=32768, days=buildDayBytes(11596,1200);
const mk=(S)=>{const a=()=>new Int32Array(S?new SharedArrayBuffer(N*4):N*4); const r={second:a(),inventoryId:a(),customerId:a(),returnSecond:a(),staffId:a()}; const p={customerId:a(),staffId:a(),rentalId:new Float64Array(S?new SharedArrayBuffer(N*8):N),cents:a(),second:a()};
for(let i=0;i<N;i++){r.second[i]=36000+i*3%43000+86400*((i/5000)|0);r.inventoryId[i]=1+Math.random()*30000;r.customerId[i]=1+Math.random()*80000;r.returnSecond[i]=r.second[i]+86400*5;r.staffId[i]=1+Math.random()*100;p.customerId[i]=r.customerId[i];p.staffId[i]=r.staffId[i];p.rentalId[i]=1000000+i;p.cents[i]=299+100*(i%7);p.second[i]=r.second[i];} return {r,p,v:new DataView(S?new SharedArrayBuffer(N*120):new ArrayBuffer(N*120))};};
const shared=process.argv[2]==='s'; const m=mk(shared);
for(let k=0;k<5;k++){ let t=cpu(); for(let i=0;i<40;i++) encodeRentals(m.r,0,N,1000000+i*N,days,m.v); const a=cpu()-t; t=cpu(); for(let i=0;i<40;i++) encodePayments(m.p,0,N,1000000+i*N,days,m.v); const b=cpu()-t; console.log(process.argv[2],'ns/row rental',(a*1e6/40/N).toFixed(0),'payment',(b*1e6/40/N).toFixed(0)); }
