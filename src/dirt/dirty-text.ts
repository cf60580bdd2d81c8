import type { Stream } from '../model/random/stream.js';

/** By letter: those beside it on a keyboard. */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  a: 'qs',
  b: 'vn',
  c: 'xv',
  d: 'sf',
  e: 'wr',
  f: 'dg',
  g: 'fh',
  h: 'gj',
  i: 'uo',
  j: 'hk',
  k: 'jl',
  l: 'ko',
  m: 'nk',
  n: 'bm',
  o: 'ip',
  p: 'ol',
  q: 'wa',
  r: 'et',
  s: 'ad',
  t: 'ry',
  u: 'yi',
  v: 'cb',
  w: 'qe',
  x: 'zc',
  y: 'tu',
  z: 'xa',
};

/** Edits a text at a small letter. */
const TYPOS: readonly ((text: string, at: number, stream: Stream) => string)[] = [
  (text, at) => text.slice(0, at) + text.slice(at + 1),
  (text, at) => text.slice(0, at + 1) + text.slice(at),
  (text, at) => text.slice(0, at) + text.slice(at + 1, at + 2) + text.charAt(at) + text.slice(at + 2),
  (text, at, stream) => {
    const near = NEIGHBOURS[text.charAt(at)] ?? '';
    return text.slice(0, at) + near.charAt(stream.below(near.length)) + text.slice(at + 1);
  },
];

/**
 * Makes a slip of the keyboard, in a small letter of a text.
 *
 * @param most - the number of characters that the result may have
 * @returns undefined if the text has no two such letters
 */
export function mistype(text: string, most: number, stream: Stream): string | undefined {
  const places = Array.from(text.matchAll(/[a-z]/g), ({ index }) => index);
  if (places.length < 2) return undefined;
  const at = places[stream.below(places.length)] ?? 0;
  const typo = TYPOS[stream.below(TYPOS.length)]?.(text, at, stream) ?? text;
  // Two like letters that were swapped, or a letter without room: it is left out.
  const isTypo = typo !== text && typo.trim() === typo && typo.length <= most;
  return isTypo ? typo : text.slice(0, at) + text.slice(at + 1);
}

const FORMS: readonly ((text: string) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => ` ${text}`,
  (text) => `${text} `,
  (text) => text.replace(' ', '  '),
];

/**
 * Writes a text in another form: capitals, small letters, or blanks too many.
 *
 * @param most - the number of characters that the result may have
 * @returns undefined if no form changes the text
 */
export function misform(text: string, most: number, stream: Stream): string | undefined {
  const first = stream.below(FORMS.length);
  const forms = [...FORMS.slice(first), ...FORMS.slice(0, first)];
  return forms.map((form) => form(text)).find((form) => form !== text && form.length <= most);
}
