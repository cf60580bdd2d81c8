// Streams rows as they are made, without a file or a database: node examples/stream-rows.mjs
import { generate, resolveConfig } from 'dvdrental-datagen';

const config = resolveConfig({ config: { master_simulation: { total_weeks: 12 } } });

let rentals = 0;
await generate(
  config,
  {
    // The bytes are whole CSV lines, in the order of their ids. They must be used or copied before write returns.
    async write(table, bytes) {
      if (table === 'rental') rentals += bytes.filter((byte) => byte === 0x0a).length;
    },
  },
  { threads: 2 },
);
console.log(`${rentals} rentals in ${config.master_simulation.total_weeks} weeks`);
