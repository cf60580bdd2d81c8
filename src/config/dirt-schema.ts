import { numberBetween, section } from './fields.js';

export const dirtPercent = numberBetween(0, 50);

/** A kind's share of the dirty rows. */
function share(usual: number, what: string) {
  return numberBetween(0, 1000).default(usual).describe(what);
}

/** Shares by kind. A table's shares count among the kinds that it can have. */
const sharesSchema = section({
  typo: share(25, 'A letter missing, doubled, swapped with the next or mistyped in a name, a title or an address.'),
  duplicate: share(
    10,
    "A customer who has an earlier customer's name, e-mail address and address: the same person twice.",
  ),
  swapped_dates: share(15, 'Rentals returned before they were rented; customers who joined after their first rental.'),
  missing_value: share(15, 'NULL where there is a value.'),
  impossible_amount: share(10, 'A negative amount, or one a hundred times too high.'),
  orphan: share(10, 'A payment that names a rental or a customer that does not exist.'),
  capitalisation: share(
    15,
    'Capitals, small letters and blanks where they do not belong, in a name, a title or an address.',
  ),
});

export const dirtSchema = section({
  percent: dirtPercent
    .default(0)
    .describe(
      'Percent of the rows of actor, film, address, customer, rental and payment that are made dirty; 0: none. ' +
        'The table dirt is the answer key.',
    ),
  shares: sharesSchema.prefault({}).describe('How often each kind of fault is, compared with the others.'),
});
