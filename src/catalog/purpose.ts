/** What the catalogue's streams are drawn for; with the numbers of random/purpose.ts these are all there are. */
export const CatalogPurpose = {
  filmRank: 100,
  filmGenreOrder: 101,
  filmFacts: 102,
  filmTitle: 103,
  filmDescription: 104,
  filmDetails: 105,
  filmCast: 106,
  actorName: 107,
  customerName: 108,
  staffName: 109,
  customerAddress: 110,
  storeAddress: 111,
  staffAddress: 112,
  homeCity: 113,
} as const;
