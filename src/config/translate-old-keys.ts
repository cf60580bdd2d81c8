import { type DocumentPath, pathText } from './describe-issues.js';
import { type Document, documentWith, mergeDocuments, valueAt, withoutPaths } from './documents.js';
import { type Phase, planLifePhases, planPlateau } from './life-phases.js';
import type { OldGeneration } from './old-schema.js';

const GENERATION = ['generation'];
const FEE = ['generation', 'late_fee_per_day'];
const RELEASES = ['master_simulation', 'film_release_strategy', 'market_weekly_releases'];
const OLD_RELEASES = ['master_simulation', 'film_release_strategy', 'weekly_releases'];
const PHASES = ['master_simulation', 'phases'];
const GROWTH = ['master_simulation', 'growth'];
const FEATURES = ['generation', 'advanced_features'];
const OLD_FEE = [...FEATURES, 'late_fees', 'daily_rate'];
const LIFECYCLE = ['generation', 'business_lifecycle'];
const MODIFIERS = ['generation', 'volume_modifiers'];
const PLATEAU = ['generation', 'plateau'];

/** The default limit of growth and of a lifecycle. */
const DEFAULT_CEILING = 1.2;

/** The treatment of a key without a counterpart. */
const IGNORED: readonly { readonly path: readonly string[]; readonly why: string }[] = [
  {
    path: ['generation', 'payment_amount_min'],
    why: 'is ignored: payments follow from rental rates and late fees',
  },
  {
    path: ['generation', 'payment_amount_max'],
    why: 'is ignored: payments follow from rental rates and late fees',
  },
  {
    path: ['generation', 'film_releases'],
    why: 'is ignored: master_simulation.film_release_strategy says what comes out',
  },
  { path: ['generation', 'performance'], why: 'is ignored: it tuned the old program' },
  {
    path: ['generation', 'customer_segments'],
    why: 'is accepted and not used: loyal_customer_rate and churn_rate say who stays',
  },
  { path: ['generation', 'reactivation'], why: 'is ignored: the old program did not act on it either' },
  {
    path: ['simulation', 'total_weeks'],
    why: 'is ignored: master_simulation.total_weeks says how long the run is',
  },
];

/** A document with this program's keys in place of the old system's, and how each was translated. */
export interface Translation {
  readonly document: Document;
  readonly notices: readonly string[];
}

/**
 * Translates the keys of the old system: each becomes the equivalent key of this program, or is left out with a notice.
 * This program's own keys take precedence.
 *
 * @param document - what a file says, every value of it allowed
 */
export function translateOldKeys(document: Document): Translation {
  const generation = (valueAt(document, GENERATION) ?? {}) as OldGeneration;
  const translated = [translateReleases(document), translateFees(document, generation)];
  const phases = translatePhases(document, generation);
  const all = [...translated, phases];
  const ignored = IGNORED.filter(({ path }) => valueAt(document, path) !== undefined);
  const old = [...IGNORED.map(({ path }) => path), OLD_RELEASES, FEATURES, LIFECYCLE, MODIFIERS, PLATEAU];
  return {
    document: withoutPaths(mergeDocuments([...all.map((each) => each.document), document, phases.over]), old),
    notices: [...all.flatMap(({ notices }) => notices), ...ignored.map(({ path, why }) => `${pathText(path)} ${why}`)],
  };
}

/** The old key that a translated value came from. A problem with the value then names the place where it was written. */
export function oldPathOf(document: Document, path: DocumentPath): DocumentPath | undefined {
  const name = pathText(path);
  if (name === pathText(FEE) && valueAt(document, FEE) === undefined) return OLD_FEE;
  if (name === pathText(RELEASES) && valueAt(document, RELEASES) === undefined) return OLD_RELEASES;
  if (name === pathText(PHASES) && valueAt(document, PHASES) === undefined) return LIFECYCLE;
  return undefined;
}

function translateReleases(document: Document): Translation {
  const weekly = valueAt(document, OLD_RELEASES);
  if (weekly === undefined) return { document: {}, notices: [] };
  const isRead = valueAt(document, RELEASES) === undefined;
  return {
    document: documentWith(RELEASES, weekly),
    notices: [
      `${pathText(OLD_RELEASES)} is ${isRead ? 'read as market_weekly_releases' : 'ignored: market_weekly_releases says it'}`,
    ],
  };
}

function translateFees(document: Document, { advanced_features: features }: OldGeneration): Translation {
  if (features === undefined) return { document: {}, notices: [] };
  const rate = features.enable_late_fees === false ? 0 : features.late_fees?.daily_rate;
  if (rate === undefined || valueAt(document, FEE) !== undefined) {
    return { document: {}, notices: [`${pathText(FEATURES)} is ignored`] };
  }
  const from = rate === 0 ? FEATURES : OLD_FEE;
  return {
    document: documentWith(FEE, rate),
    notices: [
      `${pathText(from)} is read as late_fee_per_day ${rate.toFixed(2)}`,
      `${pathText(FEATURES)} is ignored, except for the price of a late return`,
    ],
  };
}

/** Merges `over` into the document: lists are replaced, and the file's own phases stay. */
function translatePhases(document: Document, generation: OldGeneration): Translation & { readonly over: Document } {
  const given = valueAt(document, [...GROWTH, 'ceiling']);
  const ceiling = typeof given === 'number' || given === null ? given : DEFAULT_CEILING;
  const life = planLifePhases(generation, ceiling);
  const plateau = planPlateau(generation);
  const own = valueAt(document, PHASES);
  const phases = [...life, ...plateau, ...(Array.isArray(own) ? own : [])];
  const hasLife = generation.business_lifecycle !== undefined;
  return {
    // A lifecycle includes the growth of demand.
    document: hasLife ? documentWith([...GROWTH, 'rate'], 0) : {},
    over: life.length + plateau.length > 0 ? documentWith(PHASES, phases) : {},
    notices: [
      ...(hasLife ? [describeLife(life, ceiling)] : []),
      ...(!hasLife && generation.volume_modifiers
        ? [`${pathText(MODIFIERS)} is ignored without business_lifecycle`]
        : []),
      ...(generation.plateau === undefined ? [] : [describePlateau(plateau)]),
    ],
  };
}

function describeLife(phases: readonly Phase[], ceiling: number | null): string {
  if (phases.length === 0) {
    return `${pathText(LIFECYCLE)} is read as no phase: volume_modifiers has no factor that changes demand`;
  }
  const most = ceiling === null ? 'without a ceiling' : `${ceiling} times the opening at most`;
  return `${pathText(LIFECYCLE)} and volume_modifiers are read as master_simulation.phases, ${most}`;
}

function describePlateau(phases: readonly Phase[]): string {
  return phases.length === 0
    ? `${pathText(PLATEAU)} changes nothing: it multiplies no week, or by 1`
    : `${pathText(PLATEAU)} is read as one of master_simulation.phases`;
}
