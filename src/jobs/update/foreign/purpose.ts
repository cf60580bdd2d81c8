/** What the streams of an update of a foreign database are drawn for; no other purpose has these numbers. */
export const ForeignPurpose = {
  customerLife: 200,
  comingBack: 201,
} as const;
