// Tables of benchmark results for docs/performance.md.

/** 1,234,567 */
function count(/** @type {number} */ n) {
  return String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ',');
}

function spread(/** @type {{least: number, most: number}} */ { least, most }) {
  return `${least.toFixed(2)}–${most.toFixed(2)}`;
}

function describeMachine(/** @type {any} */ machine) {
  return (
    `${machine.cpu}, ${machine.cores} cores, ${(machine.memoryBytes / 1e9).toFixed(0)} GB, ${machine.system}, ` +
    `Node ${machine.node}, ${machine.date.slice(0, 10)}; load average ${machine.loadAverage} at the start.`
  );
}

/** What generation came to, by threads and by stage. */
export function renderGeneration(/** @type {any} */ { file, generate }) {
  const { machine, threads, stages, oneCore, sideBySide, csvStringify, data, rounds } = generate;
  const byThreads = threads.map((/** @type {any} */ each) =>
    [
      '',
      each.threads,
      each.spread.median.toFixed(2),
      spread(each.spread),
      count(each.rentalsPerSecond),
      count(each.rowsPerSecond),
      each.megabytesPerSecond.toFixed(0),
      count(each.rentalsPerCpuSecond),
      each.scaling ? `${each.scaling.median.toFixed(2)} (${spread(each.scaling)})` : '',
      (Math.max(...each.peakMemoryBytes) / 1e6).toFixed(0),
      '',
    ]
      .join(' | ')
      .trim(),
  );
  const byStage = stages
    .filter((/** @type {any} */ each) => each.rows > 0)
    .map((/** @type {any} */ each) => `| ${each.stage} | ${count(each.rows / each.seconds)} |`);
  return [
    '## Making the rows',
    '',
    `${describeMachine(machine)} From [${file}](../bench/results/${file}).`,
    '',
    `${count(data.rentals)} rentals, ${count(data.rows)} rows, ${(data.bytes / 1e6).toFixed(0)} MB, not written anywhere, ` +
      `${rounds} rounds, each run in a process of its own. Scaling is throughput ÷ that of one thread in the same round; memory is the process's peak.`,
    '',
    '| threads | seconds | least–most | rentals/s | rows/s | MB/s | rentals/s of a busy core | scaling | memory, MB |',
    '|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...byThreads,
    '',
    `Simulated, ordered and encoded on one core: ${count(oneCore.median)} rentals/s with their payments ` +
      `(${count(oneCore.least)}–${count(oneCore.most)}${sideBySide ? '' : "; the first round includes the compiler's work"}). By stage, the medians:`,
    '',
    '| stage, on one core | rows/s |',
    '|---|---:|',
    ...byStage,
    `| csv-stringify, on the same rental rows | ${count(csvStringify.rowsPerSecond)} |`,
    ...renderSideBySide(sideBySide),
  ].join('\n');
}

/** What the machine gives to processes that have nothing in common; results of one thread, and older ones, don't tell. */
function renderSideBySide(/** @type {any} */ sideBySide) {
  if (!sideBySide) return [];
  const { processes, scaling } = sideBySide;
  return [
    '',
    `${processes} independent processes, run at the same time, make ${scaling.median.toFixed(2)} times as many rows as one ` +
      `(${spread(scaling)}).`,
  ];
}

/**
 * A table for each server: its load methods, each from the result with the most rounds on the machine of the newest result. Ratios
 * are taken within that result.
 */
export function renderLoading(/** @type {any[]} */ results) {
  const newestFirst = [...results].sort((a, b) => b.load.machine.date.localeCompare(a.load.machine.date));
  const byServer = new Map();
  for (const result of newestFirst) {
    const { product, version } = result.load.server;
    const name = `${product} ${version.split('-')[0]}`;
    byServer.set(name, [...(byServer.get(name) ?? []), result]);
  }
  if (byServer.size === 0) return [];
  const tables = [...byServer].sort(([a], [b]) => b.localeCompare(a)).map(renderServer);
  return [
    '## Loading',
    'From nothing to a complete database, fastest method first. Methods with different rounds come from different series: compare ' +
      'them by their ratio to `hand-tuned`, which is taken within a series.',
    ...tables,
  ];
}

function renderServer(/** @type {[string, any[]]} */ [server, results]) {
  const {
    machine,
    data,
    server: { variables },
  } = results[0].load;
  const comparable = results.filter(({ load }) => load.machine.cpu === machine.cpu && load.data.scale === data.scale);
  const methods = new Map();
  for (const { file, load } of comparable) {
    for (const method of load.ways) {
      if ((methods.get(method.name)?.rounds ?? 0) < load.rounds) {
        methods.set(method.name, { file, method, rounds: load.rounds });
      }
    }
  }
  const best = [...methods.values()].sort((a, b) => a.method.spread.median - b.method.spread.median);
  const files = [...new Set(best.map(({ file }) => `[${file}](../bench/results/${file})`))];
  const settings = Object.entries(variables).map(([name, value]) => `\`${name} = ${value}\``);
  return [
    `### ${server}`,
    '',
    `${count(data.rows)} rows, ${(data.bytes / 1e6).toFixed(0)} MB. ${describeMachine(machine)} From ${files.join(', ')}.`,
    '',
    '| method | seconds | least–most | rounds | to hand-tuned | server, CPU s | program, CPU s |',
    '|---|---:|---:|---:|---:|---:|---:|',
    ...best.map(renderMethod),
    '',
    `Variables: ${settings.join(', ')}.`,
  ].join('\n');
}

function renderMethod(/** @type {any} */ { method, rounds }) {
  const about = method.sampled ? '~' : '';
  const ratio = method.ratioToHandTuned ? `${method.ratioToHandTuned.toFixed(2)} ×` : '';
  const seconds = (/** @type {number | undefined} */ cpu) => (method.sampled ? '' : (cpu?.toFixed(1) ?? ''));
  const cpu = method.processorSeconds;
  return (
    `| ${method.title} (\`${method.name}\`) | ${about}${method.spread.median.toFixed(2)} | ${spread(method.spread)} | ${rounds} | ` +
    `${ratio} | ${seconds(cpu?.server)} | ${seconds(cpu?.program)} |`
  );
}
