/** The languages of the catalogue in the order of their ids, and how many films in a hundred are in each. */
export const LANGUAGES: readonly { readonly name: string; readonly weight: number }[] = [
  { name: 'English', weight: 84 },
  { name: 'French', weight: 4 },
  { name: 'Spanish', weight: 3 },
  { name: 'Italian', weight: 2 },
  { name: 'German', weight: 2 },
  { name: 'Japanese', weight: 2 },
  { name: 'Mandarin', weight: 2 },
  { name: 'Hindi', weight: 1 },
];
