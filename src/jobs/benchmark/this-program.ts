import { PLAIN_CSV } from '../../dataset/file-form.js';
import { planManifest } from '../../dataset/manifest.js';
import { beginStreamLoad, loadDataset } from '../../engines/mysql/load/load-database.js';
import type { LoadOptions } from '../../engines/mysql/load/open-load.js';
import { chooseConnections, chooseLoadMethod, chooseStreamMethod } from '../../engines/mysql/load-method.js';
import { planChain } from '../../model/plan/chain.js';
import { generate } from '../../pipeline/generate.js';
import { tablesAmong } from '../../schema/tables.js';
import { MARK_TABLE } from './bench-database.js';
import { type BenchMethod, besideLock, type LoadSite } from './bench-method.js';
import { refuseReader } from './load-file.js';
import { nameMethod } from './method-titles.js';

/** `dvdrental run --no-csv`: rows are simulated while they are loaded. */
export const streamed: BenchMethod = {
  ...nameMethod('stream'),
  countsRows: true,
  connections: 1,
  refusal: (site) => refuseReader('local', site),
  load: async (site) => {
    const chain = planChain(site.config);
    const manifest = planManifest(chain, PLAIN_CSV);
    const { connectionsPerTable, inTurn } = chooseStreamMethod(besideLock(site.capabilities), totalBytes(site));
    const load = beginStreamLoad(
      { ...optionsOf(site), connectionsPerTable, inTurn, method: 'local' },
      {
        record: manifest,
        tables: tablesAmong(site.tables.map(({ name }) => name)),
        idType: manifest.id_type,
      },
    );
    try {
      const { threads, signal } = site;
      const { ledger } = await generate(site.config, load.sink, { chain, threads, signal });
      await load.finished();
      await load.complete({ ...manifest, ledger });
    } catch (thrown) {
      await load.abandon(thrown);
      throw thrown;
    }
  },
};

/** `dvdrental load`: from a finished dataset folder. */
export const loadedFolder: BenchMethod = {
  ...nameMethod('load'),
  countsRows: true,
  connections: 1,
  refusal: () => undefined,
  load: async (site) => {
    const { folder, manifest } = site;
    await loadDataset({ ...optionsOf(site), folder, manifest, method: chooseLoadMethod(site.capabilities).method });
  },
};

function optionsOf(site: LoadSite): Omit<LoadOptions, 'method'> {
  const { database, open, ownServer, capabilities, signal } = site;
  return {
    database,
    open,
    ownServer,
    connectionsPerTable: chooseConnections(capabilities, totalBytes(site)),
    local: capabilities.local,
    beside: MARK_TABLE,
    signal,
  };
}

function totalBytes({ tables }: LoadSite): number {
  return tables.reduce((total, { bytes }) => total + bytes, 0);
}
