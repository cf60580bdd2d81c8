/**
 * What a stream is drawn for. A purpose is part of a stream's address, so two decisions never share their luck.
 * A number here is part of the data's definition: changing one changes every dataset.
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
} as const;
