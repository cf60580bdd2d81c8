/**
 * The purposes of all random streams. A purpose is part of a stream's address, so that no two decisions share random
 * numbers. These numbers are part of the data's definition: changing one changes every dataset.
 */
export const Purpose = {
  storeShare: 1,
  storeAssortment: 2,
  openingStock: 3,
  purchase: 4,
  hotCategory: 5,
  joining: 11,
  customerLife: 12,
  demand: 13,
  shopping: 14,
  purchaseByHand: 21,
  // The catalogue.
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
  phoneNumber: 114,
  houseNumber: 115,
  filmTitlePattern: 116,
  filmLanguage: 117,
  actorFame: 118,
  firstRoles: 119,
  castSize: 120,
  // Updates of a database without a matching record.
  foreignCustomerLife: 200,
  foreignReturn: 201,
} as const;
