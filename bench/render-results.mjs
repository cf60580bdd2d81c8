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
    `${count(data.rentals)} rentals, ${count(data.rows)} rows, ${(data.bytes / 1e6).toFixed(0)} MB, into nowhere, ` +
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
    `${processes} processes that do this at once and share nothing come to ${scaling.median.toFixed(2)} times one alone ` +
      `(${spread(scaling)}).`,
  ];
}

/** Where the time of one thread goes: a table for each profile, `before` first. */
export function renderProfiles(/** @type {any[]} */ profiles) {
  if (profiles.length === 0) return [];
  const tables = [...profiles]
    .sort((a, b) => Number(b.label === 'before') - Number(a.label === 'before'))
    .map(({ file, label, machine, scale, seconds, functions }) =>
      [
        `### ${label}`,
        '',
        `Scale ${scale}, ${seconds.toFixed(2)} s on one thread. ${describeMachine(machine)} From [${file}](../bench/results/${file}).`,
        '',
        '| function | file | percent of the time |',
        '|---|---|---:|',
        ...functions.map(
          (/** @type {any} */ each) => `| \`${each.name}\` | ${each.file} | ${each.percent.toFixed(1)} |`,
        ),
      ].join('\n'),
    );
  return [
    '## The profile\n\nThe ten functions with the most time of their own, without what they call, when all stages run on one thread.',
    ...tables,
  ];
}

/** Every result's seconds side by side, a way a line. */
export function renderOverview(/** @type {any[]} */ results) {
  const ways = new Map(
    results.flatMap(({ load }) => load.ways.map((/** @type {any} */ way) => [way.name, way.title])),
  );
  const titles = results.map(
    ({ load }) =>
      `${load.server.product} ${load.server.version.split('-')[0]}, ${load.machine.cpu}, rounds: ${load.rounds}`,
  );
  const lines = [...ways].map(([name, title]) => {
    const cells = results.map(({ load }) => {
      const way = load.ways.find((/** @type {any} */ each) => each.name === name);
      return way ? `${way.sampled ? '~' : ''}${way.spread.median.toFixed(2)} (${spread(way.spread)})` : '';
    });
    return `| ${title} (\`${name}\`) | ${cells.join(' | ')} |`;
  });
  return [
    '## Loading',
    '',
    'Seconds from nothing to queryable, the median and the least–most:',
    '',
    `| way | ${titles.join(' | ')} |`,
    `|---|${titles.map(() => '---:|').join('')}`,
    ...lines,
  ].join('\n');
}
