import { isValid } from 'date-fns/isValid';
import { parseISO } from 'date-fns/parseISO';
import { z } from 'zod';

/*
 * The kinds of value a configuration is made of. Each kind has one message for every invalid value:
 * the phrase that says what is allowed.
 */

/** A whole number from `least` to `most`. */
export function wholeNumber(least: number, most: number) {
  const allowed = `a whole number from ${least} to ${most}`;
  return z.number(allowed).int(allowed).min(least, allowed).max(most, allowed);
}

/** A number from `least` to `most`, both included. */
export function numberBetween(least: number, most: number) {
  const allowed = `a number from ${least} to ${most}`;
  return z.number(allowed).min(least, allowed).max(most, allowed);
}

/** A number above `bound`, up to `most`. */
export function numberAbove(bound: number, most: number) {
  const allowed = `a number above ${bound}, up to ${most}`;
  return z.number(allowed).gt(bound, allowed).max(most, allowed);
}

/** A share of a whole: 0.4 is 40 %. */
export function rate() {
  return numberBetween(0, 1);
}

/** An amount in dollars with at most two decimals. */
export function dollars(most: number) {
  const allowed = `an amount in dollars from 0 to ${most} with at most two decimals`;
  return z
    .number(allowed)
    .min(0, allowed)
    .max(most, allowed)
    .refine((amount) => Number(amount.toFixed(2)) === amount, allowed);
}

export function flag() {
  return z.boolean('true or false');
}

/** One line of text, from `least` to `most` characters. */
export function lineOfText(least: number, most: number) {
  const allowed =
    least === 0 ? `one line of text, at most ${most} characters` : `one line of text, ${least} to ${most} characters`;
  return z
    .string(allowed)
    .min(least, allowed)
    .max(most, allowed)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, allowed);
}

/** One of a few words. */
export function oneOf<const Words extends readonly string[]>(words: Words) {
  return z.enum(words, words.length === 1 ? `"${words[0]}"` : `one of ${words.join(', ')}`);
}

/** A list of values of one kind; `what` names it, as in `a list of weeks`. */
export function listOf<Item extends z.ZodType>(item: Item, what: string) {
  return z.array(item, what);
}

/** A date of the calendar as text, 2001-10-01. */
export function isoDate() {
  const allowed = 'a date of the calendar, written like 2001-10-01';
  return z
    .string(allowed)
    .regex(/^\d{4}-\d{2}-\d{2}$/, { error: allowed, abort: true })
    .refine(isRealDate, allowed);
}

/** An object with exactly these keys, each of them optional when it has a default. */
export function section<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? undefined : 'an object'),
  });
}

function isRealDate(text: string): boolean {
  return isValid(parseISO(text));
}
