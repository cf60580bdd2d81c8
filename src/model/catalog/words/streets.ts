/** The style of addresses in a region. */
export interface StreetStyle {
  readonly names: readonly string[];
  /** % stands for the name. */
  readonly kinds: readonly string[];
  /** Words for a part of a house. */
  readonly flats: readonly string[];
  /** The number of digits of a house number. It has more when those numbers are used up. */
  readonly houseDigits: number;
}

function listWords(text: string): readonly string[] {
  return text.trim().split(/\s*,\s*/);
}

const BRITISH_KINDS = listWords(`
  % Road, % Road, % Street, % Street, % Lane, % Close, % Avenue, % Terrace, % Gardens, % Crescent, % Grove, % Drive
`);

/** By country, or by district if its language is not that of the rest of the country. */
export const STREET_STYLES: Readonly<Record<string, StreetStyle>> = {
  'United States': {
    names: listWords(`
      Maple, Oak, Pine, Cedar, Elm, Walnut, Chestnut, Hickory, Sycamore, Dogwood, Magnolia, Washington, Jefferson,
      Lincoln, Madison, Franklin, Jackson, Adams, Monroe, Lafayette, Main, Market, Church, Mill, Park, Lake, River, Ridge,
      Hillcrest, Sunset, Meadow, Highland, Prospect, Union, Liberty, Spring, College, Railroad, Second, Third, Fourth,
      Fifth, Seventh, Ninth
    `),
    kinds: listWords('% Street, % Street, % Avenue, % Avenue, % Drive, % Lane, % Road, % Court, % Boulevard'),
    flats: ['Apt', 'Apt', 'Unit'],
    houseDigits: 4,
  },
  Canada: {
    names: listWords(`
      Maple, Spruce, Birch, Cedar, Tamarack, King, Queen, Victoria, Wellington, Elgin, Dufferin, Simcoe, Macdonald, Laurier,
      Dominion, Albert, Main, Front, Church, Mill, Lakeshore, Riverside, Portage, Prairie, Glen, Parkside, Centennial,
      Pioneer, Regent, Balsam
    `),
    kinds: listWords('% Street, % Street, % Avenue, % Avenue, % Drive, % Crescent, % Road, % Court, % Boulevard'),
    flats: ['Apt', 'Unit'],
    houseDigits: 4,
  },
  Quebec: {
    names: listWords(`
      Saint-Jean, Saint-Paul, Saint-Joseph, Sainte-Anne, Notre-Dame, Wellington, Belvédère, du Moulin, de la Rivière,
      des Érables, des Pins, des Bouleaux, du Parc, du Lac, Papineau, Cartier, Champlain, Frontenac, Laurier, Dufferin
    `),
    kinds: listWords('rue %, rue %, avenue %, boulevard %'),
    flats: ['App.'],
    houseDigits: 4,
  },
  'United Kingdom': {
    names: listWords(`
      Station, Church, Chapel, Victoria, Albert, Queen's, King's, Park, Mill, Manor, Priory, Abbey, Castle, Bridge, Grange,
      Orchard, Rectory, Meadow, Beech, Ash, Birch, Hawthorn, Laburnum, Rowan, Windsor, Balmoral, Sandringham, Nelson,
      Trafalgar, Alma, Cromwell, Gladstone, Tennyson, Wharf, Market, Westfield
    `),
    kinds: BRITISH_KINDS,
    flats: ['Flat'],
    houseDigits: 3,
  },
  Ireland: {
    names: listWords(`
      O'Connell, Parnell, Pearse, Connolly, Davitt, Emmet, Wolfe Tone, Abbey, Chapel, Convent, Castle, Bridge, Quay, Mill,
      Main, Patrick, Brigid's, Shannon, Harbour, Strand, Ashfield, Oakwood, Glenview, Riverside, Hillview, Woodlawn
    `),
    kinds: listWords('% Street, % Street, % Road, % Road, % Avenue, % Terrace, % Park, % Drive, % Grove, % Lawn'),
    flats: ['Flat', 'Apartment'],
    houseDigits: 3,
  },
  Australia: {
    names: listWords(`
      Banksia, Wattle, Jacaranda, Acacia, Grevillea, Kurrajong, Kookaburra, Lorikeet, George, Elizabeth, William, Macquarie,
      Flinders, Phillip, Bourke, Lonsdale, Collins, Wentworth, Murray, Darling, Station, Beach, Ocean, Victoria, Railway,
      Mitchell, Hume, Sturt
    `),
    kinds: listWords('% Street, % Street, % Street, % Road, % Avenue, % Parade, % Crescent, % Court, % Place, % Drive'),
    flats: ['Unit', 'Unit', 'Flat'],
    houseDigits: 3,
  },
  'New Zealand': {
    names: listWords(`
      Kauri, Rimu, Totara, Kowhai, Rata, Tui, Kereru, Huia, Manuka, Matai, Ngaio, Queen, Victoria, Wellesley, Hobson, Grey,
      Cook, Marine, Beach, Harbour, Domain, Station, Riverbank, Tasman, Rutherford, Hillary
    `),
    kinds: listWords('% Street, % Street, % Road, % Road, % Avenue, % Crescent, % Place, % Terrace, % Drive'),
    flats: ['Flat', 'Unit'],
    houseDigits: 3,
  },
};

/** How many streets bear a name of the region's lists for one that bears a family name. */
const NAMED_STREETS = 3;

/** A region's street names, together with those given, and the patterns that streets are named after, as faker has them. */
export function streetNamesOf(
  region: string,
  given: readonly string[],
): { readonly names: string[]; readonly patterns: string[] } {
  const { names = [], kinds = [] } = STREET_STYLES[region] ?? {};
  return {
    names: [...given, ...kinds.flatMap((kind) => names.map((name) => kind.replace('%', name)))],
    patterns: kinds.flatMap((kind) => [
      ...Array<string>(NAMED_STREETS).fill('{{location.street_name}}'),
      kind.replace('%', '{{person.last_name.generic}}'),
    ]),
  };
}
