import type { Stream } from '../random/stream.js';
import { fakerOfRegion } from './faker-locales.js';
import { COMMUNITIES, COMMUNITY_SHARES } from './words/communities.js';
import { AMERICAN_NAMES, COMMON_NAMES } from './words/names.js';

/** Lists with a name as many times as it is common, so that a uniform choice finds it as often as in life. */
export interface NameLists {
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly last: readonly string[];
}

/** The people of a region who have names in common. */
export interface People {
  readonly region: string;
  /** A community of COMMUNITIES; undefined for the majority. */
  readonly community: string | undefined;
}

const COMMON_FIRST_SHARE = 0.88;
const COMMON_LAST_SHARE = 0.85;
/** Elsewhere faker's names, which are American, are rarer. */
const COMMON_SHARE_ABROAD = 0.96;
/** How many of a community have one of its first names, and not one of the majority's. */
const OWN_FIRST_SHARE = 0.6;
/** A name of rank r is common in proportion to 1 / (r + flatness). */
const FIRST_FLATNESS = 12;
const LAST_FLATNESS = 22;
/** The length of a list without rare names. */
const ONLY_COMMON = 1000;
/** Misprints and oddities in faker's list, which a reader would take for a program's. */
const NOT_NAMES: ReadonlySet<string> = new Set([
  ...['Hilll', 'Wisozk', 'Wisoky', 'Von', 'Will', 'Toy', 'Hand', 'Dare', 'Kris', 'Parisian', 'Kshlerin', 'Zboncak'],
  ...['Swaniawski', 'Pfannerstill', 'Runolfsdottir', 'Runolfsson', 'MacGyver', 'Lueilwitz', 'Macejkovic', 'Cummerata'],
  ...['Stiedemann', 'Waelchi', 'Watsica', 'Sawayn', 'Okuneva', "O'Kon", "O'Conner", 'Frami', 'Dicki', 'Orn', 'Bins'],
  ...['Judge', 'Baby', 'Doyle', 'Elmore', 'Else', 'Golden', 'Magnolia', 'Myrtice', 'Rey', 'Unique', 'Name', 'Immanuel'],
]);

const knownPeople = new Map<string, People>();
const knownShares = new Map<string, readonly { readonly people: People; readonly share: number }[]>();
const knownLists = new Map<People, NameLists>();

/** Draws which people of a region somebody belongs to. */
export function drawPeople(stream: Stream, region: string): People {
  let rest = stream.below(1000);
  for (const { people, share } of sharesOf(region)) {
    rest -= share;
    if (rest < 0) return people;
  }
  return peopleOf(region);
}

function sharesOf(region: string) {
  const known = knownShares.get(region);
  if (known) return known;
  const shares = Object.entries(COMMUNITY_SHARES[region] ?? {}).map(([community, share]) => ({
    people: peopleOf(region, community),
    share,
  }));
  // Most people belong to the majority, so that theirs is found at once.
  const rest = shares.reduce((sum, { share }) => sum - share, 1000);
  const all = [{ people: peopleOf(region), share: rest }, ...shares];
  knownShares.set(region, all);
  return all;
}

/** The same object for the same people. */
export function peopleOf(region: string, community?: string): People {
  const key = `${region}/${community ?? ''}`;
  const known = knownPeople.get(key) ?? { region, community };
  knownPeople.set(key, known);
  return known;
}

/** The names of people: faker's, and the common ones as often as they are common. */
export function nameListsOf(people: People): NameLists {
  const known = knownLists.get(people);
  if (known) return known;
  const lists = listNames(people);
  knownLists.set(people, lists);
  return lists;
}

function listNames({ region, community }: People): NameLists {
  const majority = COMMON_NAMES[region] ?? AMERICAN_NAMES;
  const minority = community === undefined ? undefined : COMMUNITIES[community];
  if (minority) {
    return {
      female: weigh(minority.female, majority.female, OWN_FIRST_SHARE, FIRST_FLATNESS),
      male: weigh(minority.male, majority.male, OWN_FIRST_SHARE, FIRST_FLATNESS),
      last: weigh(minority.last, [], 1, LAST_FLATNESS),
    };
  }
  const { person } = fakerOfRegion(region).definitions;
  const isAbroad = majority !== AMERICAN_NAMES;
  const firstShare = isAbroad ? COMMON_SHARE_ABROAD : COMMON_FIRST_SHARE;
  const lastShare = isAbroad ? COMMON_SHARE_ABROAD : COMMON_LAST_SHARE;
  return {
    female: weigh(majority.female, person.first_name.female ?? [], firstShare, FIRST_FLATNESS),
    male: weigh(majority.male, person.first_name.male ?? [], firstShare, FIRST_FLATNESS),
    last: weigh(majority.last, person.last_name.generic ?? [], lastShare, LAST_FLATNESS),
  };
}

/** Each rare name once, and the common names so often that they are a share of the list. */
function weigh(common: readonly string[], rare: readonly string[], share: number, flatness: number): string[] {
  const rest = rare.filter((name) => !common.includes(name) && !NOT_NAMES.has(name));
  const total = share < 1 ? (rest.length * share) / (1 - share) : ONLY_COMMON;
  const weights = common.map((_, rank) => 1 / (rank + 1 + flatness));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return [
    ...common.flatMap((name, rank) => {
      const times = Math.max(1, Math.round((total * (weights[rank] ?? 0)) / sum));
      return Array<string>(times).fill(name);
    }),
    ...rest,
  ];
}
