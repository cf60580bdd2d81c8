/**
 * What the titles and descriptions of a genre's films are made of. In every phrase `[a|b]` is one of the alternatives
 * and `{slot}` a part of the film's plot: `{hero}`, `{name}`, `{he}`, `{his}`, `{him}`, `{place}`, `{time}`, `{thing}`,
 * `{a thing}`. A phrase that begins with `PG-13:` or `R:` suits films of this rating or above.
 */
export interface PlotWords {
  /** Nouns. One that begins with f: or m: is a woman or a man. */
  readonly heroes: readonly string[];
  /** What a hero may be, before the noun, and what a hero may have, behind it. */
  readonly traits: readonly string[];
  readonly tails: readonly string[];
  /** Nouns. A quest may name one. */
  readonly things: readonly string[];
  /** What a hero does, in the third person. */
  readonly quests: readonly string[];
  /** Clauses: what a story begins with, and where it turns. */
  readonly troubles: readonly string[];
  readonly turns: readonly string[];
  /** What the genre's films are called: "a tender drama". */
  readonly kinds: readonly string[];
  /** Ways to tell it that suit the genre, besides those of film-descriptions.ts. */
  readonly openings: readonly string[];
  readonly links: readonly string[];
  readonly remarks: readonly string[];
  /** For titles. */
  readonly adjectives: readonly string[];
  readonly nouns: readonly string[];
  /** Patterns of titles, besides those of film-titles.ts. */
  readonly titles: readonly string[];
  /** Whether a title has to have one of these words to sound like the genre, or a pattern of the genre's own. */
  readonly needsGenreWord: boolean;
  /** Whether its films are told as true: then they have no novel, no cast and no plot twist. */
  readonly isTrue?: boolean;
  /** The first and the last year in which its stories play. */
  readonly years: readonly [first: number, last: number];
  /** Where and when its stories play, if not in a city of this world and in one of these years. */
  readonly places?: readonly string[];
  readonly times?: readonly string[];
}

/** A list of phrases with a slash between them. */
export function listPhrases(text: string): readonly string[] {
  return text
    .trim()
    .split(/\s*\/\s*/)
    .map((phrase) => phrase.replace(/\s+/g, ' '));
}
