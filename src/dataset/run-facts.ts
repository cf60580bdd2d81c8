import { type Origin, originShape, part, readDocument } from './origin.js';

/** What made a database, as its record has it. `configuration` and `ledger` are the manifest's, as JSON text. */
export interface RunFacts {
  readonly version: string;
  readonly seed: number;
  readonly configuration: string;
  readonly weeks: number;
  /** ISO date of the first simulated day. */
  readonly firstDay: string;
  /** 'YYYY-MM-DD 00:00:00', UTC. */
  readonly asOf: string;
  readonly ledger: string;
}

const schema = part(originShape);
const { ledger: _, ...beforeTheLedger } = originShape;
const schemaOfBeginning = part(beforeTheLedger);

/**
 * Holds what a database says of itself to what a record can say. The configuration is complete afterwards: what an
 * older version did not know has its default.
 *
 * @param hasLedger - false for a load under way, whose ledger is not known yet
 * @param hint - what to do when it is not so
 *
 * @throws DatagenError `dataset-invalid` that names each field that cannot be so
 */
export function checkRunFacts(database: string, facts: RunFacts, hasLedger: boolean, hint: string): RunFacts {
  const document: Record<keyof Origin, unknown> = {
    version: facts.version,
    seed: facts.seed,
    configuration: parseJson(facts.configuration),
    first_day: facts.firstDay,
    weeks: facts.weeks,
    as_of: facts.asOf,
    ledger: parseJson(facts.ledger),
  };
  const place = `The table datagen_run of database ${database}`;
  const { configuration } = readDocument(place, document, schemaOfBeginning, hint);
  const ledger = hasLedger ? readDocument(place, document, schema, hint).ledger : {};
  return { ...facts, configuration: JSON.stringify(configuration), ledger: JSON.stringify(ledger) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
