/** A cause of demand that differs from that of other days, and how it occurs. */
export interface Cause {
  /** At most 30 characters. */
  readonly kind: string;
  /** Whether it concerns one store or all of them. */
  readonly scope: 'store' | 'chain';
  /** How often it occurs compared with other causes, by month, January first. */
  readonly months: readonly number[];
  /** The weekdays on which it may begin; Monday is 0. */
  readonly beginsOn: readonly number[];
  /** The fewest and the most days that it lasts; at most MAX_EVENT_DAYS. */
  readonly days: readonly [number, number];
  /** How much it raises demand compared with other causes; 0 if it lowers demand. */
  readonly strength: number;
  /** Each at most 255 characters. */
  readonly descriptions: readonly string[];
}

/** The most days of a drawn event. */
export const MAX_EVENT_DAYS = 7;

const ANY_DAY = [0, 1, 2, 3, 4, 5, 6];
const TUESDAY = [1];
const WORKING_DAYS = [0, 1, 2, 3, 4];

const always = (weight: number) => Array.from({ length: 12 }, () => weight);

/** The causes of events, except holidays and what the configuration names. */
export const CAUSES: readonly Cause[] = [
  {
    kind: 'winter storm',
    scope: 'store',
    months: [5, 5, 3, 0, 0, 0, 0, 0, 0, 0, 2, 4],
    beginsOn: ANY_DAY,
    days: [1, 3],
    strength: 1.2,
    descriptions: [
      'A winter storm keeps the neighbourhood at home',
      'Storm warning: people stock up on films and stay in',
      'Schools and offices close early ahead of a winter storm',
    ],
  },
  {
    kind: 'storm',
    scope: 'store',
    months: [1, 1, 3, 4, 2, 0.5, 0.5, 1, 3, 4, 3, 1],
    beginsOn: ANY_DAY,
    days: [1, 2],
    strength: 1,
    descriptions: [
      'Heavy rain all day: everybody stays in',
      'Gales and rain: the open-air market is called off',
      'Wind and rain call off the outdoor plans of the town',
    ],
  },
  {
    kind: 'thunderstorms',
    scope: 'store',
    months: [0, 0, 0, 0, 2, 2, 2, 2, 1, 0, 0, 0],
    beginsOn: ANY_DAY,
    days: [1, 2],
    strength: 1,
    descriptions: [
      'Thunderstorms close the pool and the sports grounds',
      'Thunderstorms all evening: nobody stays outside',
    ],
  },
  {
    kind: 'heat wave',
    scope: 'store',
    months: [0, 0, 0, 0, 1, 4, 6, 5, 1, 0, 0, 0],
    beginsOn: ANY_DAY,
    days: [2, 5],
    strength: 0.8,
    descriptions: [
      'Heat wave: people stay indoors with the fan on',
      'Too hot to go out before dark',
      'A week of record heat fills the store in the evening',
    ],
  },
  {
    kind: 'school holiday',
    scope: 'store',
    months: [1, 3, 4, 3, 1, 0, 0, 0, 1, 3, 1, 0],
    beginsOn: WORKING_DAYS,
    days: [1, 5],
    strength: 0.7,
    descriptions: ['Schools of the district are closed for a few days', 'Teacher training: no classes in the district'],
  },
  {
    kind: 'competitor closed',
    scope: 'store',
    months: always(1),
    beginsOn: ANY_DAY,
    days: [1, 6],
    strength: 1,
    descriptions: [
      'The competitor across town is closed after a burst pipe',
      'The competitor closes for stocktaking',
      'A break-in keeps the competitor’s store closed',
      'Computer failure at the competitor: nobody can rent there',
    ],
  },
  {
    kind: 'cable outage',
    scope: 'store',
    months: always(1),
    beginsOn: ANY_DAY,
    days: [1, 2],
    strength: 1.2,
    descriptions: [
      'Cable television is out in most of the town',
      'A damaged line leaves the neighbourhood without television',
    ],
  },
  {
    kind: 'local promotion',
    scope: 'store',
    months: [1, 2, 2, 2, 1, 0.5, 0.5, 0.5, 2, 2, 1, 0.5],
    beginsOn: [0, 1, 2],
    days: [1, 3],
    strength: 0.9,
    descriptions: [
      'Coupons in the local paper: two films for the price of one',
      'Midweek offer of the store, announced on local radio',
      'Leaflets to every household of the neighbourhood',
    ],
  },
  {
    kind: 'road works',
    scope: 'store',
    months: [0.2, 0.3, 1, 2, 2, 2, 2, 2, 2, 1, 0.5, 0.2],
    beginsOn: WORKING_DAYS,
    days: [2, 5],
    strength: 0,
    descriptions: ['Road works block the way to the car park', 'The street in front of the store is dug up'],
  },
  {
    kind: 'power cut',
    scope: 'store',
    months: always(0.4),
    beginsOn: ANY_DAY,
    days: [1, 1],
    strength: 0,
    descriptions: ['Power cut: the store can serve for part of the day only'],
  },
  {
    kind: 'blockbuster release',
    scope: 'chain',
    months: [6, 6, 6, 6, 10, 10, 10, 10, 12, 15, 18, 12],
    beginsOn: TUESDAY,
    days: [1, 3],
    strength: 1.3,
    descriptions: [
      'A blockbuster comes out on video',
      'The hit of the last season in the cinemas comes out on video',
      'The sequel everybody has waited for comes out on video',
    ],
  },
  {
    kind: 'promotion',
    scope: 'chain',
    months: [1, 2, 2, 1, 1, 0.5, 0.5, 0.5, 2, 1, 1, 0.5],
    beginsOn: ANY_DAY,
    days: [1, 3],
    strength: 0.8,
    descriptions: [
      'Promotion of the whole chain: the second film for half the price',
      'Newspaper and radio campaign of the chain',
      'Customer days: double points on the card in every store',
    ],
  },
  {
    kind: 'competitor raises prices',
    scope: 'chain',
    months: always(0.1),
    beginsOn: ANY_DAY,
    days: [2, 5],
    strength: 0.5,
    descriptions: ['The competing chain raises its prices, and its customers look around'],
  },
];
