/** A phrase with its first letter in upper case. */
export function capitalize(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

/** A noun with the indefinite article that suits it: A Letter, An Orchard, An Heir. */
export function withArticle(noun: string): string {
  return /^([AEIOU]|Heir|Honest)/.test(noun) ? `An ${noun}` : `A ${noun}`;
}

/** A whole number above 0 in Roman numerals; past 39 the tens repeat. */
export function romanNumeral(value: number): string {
  const steps = [
    ['X', 10],
    ['IX', 9],
    ['V', 5],
    ['IV', 4],
    ['I', 1],
  ] as const;
  let rest = value;
  let text = '';
  for (const [letters, worth] of steps) {
    while (rest >= worth) {
      text += letters;
      rest -= worth;
    }
  }
  return text;
}
