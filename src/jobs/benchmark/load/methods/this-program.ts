import { PLAIN_CSV } from '../../../../dataset/file-form.js';
import { planManifest } from '../../../../dataset/manifest.js';
import { loadDataset } from '../../../../engines/mysql/load/load-dataset.js';
import type { LoadOptions } from '../../../../engines/mysql/load/load-options.js';
import { beginStreamLoad } from '../../../../engines/mysql/load/stream-load.js';
import {
  chooseConnections,
  chooseLoadMethod,
  chooseStreamMethod,
} from '../../../../engines/mysql/load-method.js';
import { planChain } from '../../../../model/plan/chain.js';
import { generate } from '../../../../pipeline/generate.js';
import { tablesAmong } from '../../../../schema/tables.js';
import { MARK_TABLE } from '../bench-database.js';
import { besideKeeper } from '../connection-room.js';
import type { BenchMethod, LoadSite } from '../load-method.js';
import { refuseReader } from './load-files.js';

/** `dvdrental run --no-csv`: from a configuration, with nothing made yet. */
export const streamed: BenchMethod = {
  name: 'stream',
  title: 'this program, from nothing: simulated while it loads',
  countsRows: true,
  connections: 1,
  refusal: (site) => refuseReader('client', site),
  load: async (site) => {
    const chain = planChain(site.config);
    const manifest = planManifest(chain, PLAIN_CSV);
    const { lanes, byTurns } = chooseStreamMethod(besideKeeper(site.look), totalBytes(site));
    const load = beginStreamLoad(
      { ...optionsOf(site), lanes, byTurns, way: 'local' },
      {
        record: manifest,
        tables: tablesAmong(site.tables.map(({ name }) => name)),
        idType: manifest.id_type,
      },
    );
    try {
      const { threads, signal } = site;
      const { ledger } = await generate(site.config, load.sink, { chain, threads, signal });
      await load.settle();
      await load.complete({ ...manifest, ledger });
    } catch (thrown) {
      await load.abandon(thrown);
      throw thrown;
    }
  },
};

/** `dvdrental load`: from a dataset folder that is there already. */
export const loadedFolder: BenchMethod = {
  name: 'load',
  title: 'this program, from ready-made files',
  countsRows: true,
  connections: 1,
  refusal: () => undefined,
  load: async (site) => {
    const { folder, manifest } = site;
    await loadDataset({ ...optionsOf(site), folder, manifest, way: chooseLoadMethod(site.look).way });
  },
};

function optionsOf(site: LoadSite): Omit<LoadOptions, 'way'> {
  const { database, open, ownServer, look, signal } = site;
  return {
    database,
    open,
    ownServer,
    lanes: chooseConnections(look, totalBytes(site)),
    local: look.local,
    beside: MARK_TABLE,
    signal,
  };
}

function totalBytes({ tables }: LoadSite): number {
  return tables.reduce((total, { bytes }) => total + bytes, 0);
}
