import type { Config } from '../../config/schema.js';
import { PLAIN_CSV } from '../../dataset/file-form.js';
import { type PlannedManifest, planManifest } from '../../dataset/manifest.js';
import type { RunRecord } from '../../dataset/run-record.js';
import type { StreamLoad } from '../../engines/engine.js';
import { DatagenError } from '../../errors.js';
import { type Chain, planChain } from '../../model/plan/chain.js';
import type { Ledger } from '../../model/store/ledger.js';
import { tablesOf } from '../../schema/tables.js';
import { BYTES_PER_RENTAL } from '../estimate/estimate-load.js';
import type { JobContext, JobReport } from '../job.js';
import { type LoadBars, type LoadExpectation, showLoad } from '../load/load-bars.js';
import { loadHooks, reportLoad } from '../load/report-load.js';
import type { Target } from '../load/target.js';
import { type DatasetRequest, makeDataset } from './make-dataset.js';
import { coresBesideServer, simulate } from './simulate.js';

/** About. */
const BYTES_PER_ROW = { rental: 79, payment: 46 } as const;

/**
 * Loads a chain while it is simulated, and writes its files beside if a folder is given. The database is complete only
 * when the folder is. Undefined, with nothing done, when the target would rather have the files.
 */
export async function streamRun(
  config: Config,
  folder: string | undefined,
  target: Target,
  request: DatasetRequest,
  context: JobContext,
  reporter: JobReport,
): Promise<RunRecord | undefined> {
  const chain = planChain(config);
  const manifest = planManifest(chain, PLAIN_CSV);
  const bytes = estimateRentals(chain) * BYTES_PER_RENTAL;
  const bars = showLoad(reporter);
  bars.expect(estimateTables(chain));
  const plan = { manifest, tables: tablesOf(config), bytes, files: folder !== undefined };
  const load = await target.stream?.(plan, loadHooks(target, request, bars, reporter));
  if (load === undefined) return undefined;
  try {
    const made = { chain, manifest, load, bars, target };
    return folder === undefined
      ? await loadOnly(made, request, context, reporter)
      : await loadAndWrite(made, folder, request, context, reporter);
  } catch (thrown) {
    await load.abandon(thrown);
    throw context.signal.aborted ? interrupted(target, thrown, context) : thrown;
  } finally {
    reporter.clear();
  }
}

function interrupted({ database }: Target, cause: unknown, { calls }: JobContext): DatagenError {
  return new DatagenError('interrupted', `The load into database ${database} was interrupted.`, {
    hint: `Continue with ${calls.again('--resume')}, or start again with ${calls.again('--overwrite')}`,
    cause,
  });
}

interface Made {
  readonly chain: Chain;
  readonly manifest: PlannedManifest;
  readonly load: StreamLoad;
  readonly bars: LoadBars;
  readonly target: Target;
}

function coresFor({ local }: StreamLoad): number | undefined {
  return local ? coresBesideServer() : undefined;
}

async function loadOnly(
  { chain, manifest, load, bars, target }: Made,
  request: DatasetRequest,
  context: JobContext,
  reporter: JobReport,
): Promise<RunRecord> {
  const { ledger } = await simulate(
    chain.config,
    load.sink,
    { ...request, chain, cores: coresFor(load) },
    context,
    reporter,
  );
  bars.expect(bigTables(ledger));
  const result = await load.finished();
  await load.complete({ ...manifest, ledger });
  reportLoad(result, target, reporter);
  return { ...manifest, tables: result.tables, ledger };
}

async function loadAndWrite(
  { chain, load, bars, target }: Made,
  folder: string,
  request: DatasetRequest,
  context: JobContext,
  reporter: JobReport,
): Promise<RunRecord> {
  const also = { chain, sink: load.sink, cores: coresFor(load) };
  const manifest = await makeDataset(chain.config, folder, request, context, reporter, also);
  bars.expect(manifest.tables);
  const result = await load.finished();
  await load.complete(manifest);
  reportLoad(result, target, reporter);
  return { ...manifest, tables: result.tables };
}

/** Nearly all there is to load; the small tables were not measured as they went by. */
function bigTables({ total }: Ledger): LoadExpectation {
  return sizesOf(total.rentals, total.rentals + total.late_fees);
}

function sizesOf(rentals: number, payments: number): LoadExpectation {
  return {
    rental: { rows: rentals, bytes: rentals * BYTES_PER_ROW.rental },
    payment: { rows: payments, bytes: payments * BYTES_PER_ROW.payment },
  };
}

/** The expected rows of the big tables: the plan's demand, less the usual lost sales, plus the late fees. */
function estimateTables(chain: Chain): LoadExpectation {
  const { late_return_probability: late } = chain.config.generation;
  const rentals = Math.round(0.9 * estimateRentals(chain));
  return sizesOf(rentals, Math.round(rentals * (1 + late)));
}

function estimateRentals({ demand }: Chain): number {
  return demand.expectedByMonth.reduce((sum, expected) => sum + expected, 0);
}
