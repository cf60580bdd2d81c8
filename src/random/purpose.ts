/**
 * What a stream is drawn for. A purpose is part of a stream's address, so two decisions never share their luck.
 * A number here is part of the data's definition: changing one changes every dataset.
 */
export const Purpose = {
  storeShare: 1,
  storeRange: 2,
  openingStock: 3,
  spikeDay: 4,
  demand: 5,
  joining: 6,
  customerLife: 7,
  shopping: 8,
  purchase: 9,
} as const;
