import { readFileSync, readdirSync } from 'node:fs';
const f=process.argv[2]; const p=JSON.parse(readFileSync(f)); const self=new Map(); const dt=p.timeDeltas; const byId=new Map(p.nodes.map(n=>[n.id,n])); const lines=new Map();
p.samples.forEach((s,i)=>{const n=byId.get(s); const k=n.callFrame.functionName+' '+n.callFrame.url.split('/').pop()+':'+n.callFrame.lineNumber; self.set(k,(self.get(k)||0)+dt[i]);});
const tot=[...self.values()].reduce((a,b)=>a+b,0); for(const [k,v] of [...self].sort((a,b)=>b[1]-a[1]).slice(0,22)) console.log((100*v/tot).toFixed(1).padStart(5)+'%',k);
for(const n of p.nodes) if(n.positionTicks && process.argv[3] && n.callFrame.functionName===process.argv[3]) for(const t of n.positionTicks) lines.set(t.line,(lines.get(t.line)||0)+t.ticks);
console.log([...lines].sort((a,b)=>b[1]-a[1]).slice(0,25).map(([l,t])=>l+':'+t).join(' '));
